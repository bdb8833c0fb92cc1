/** Sending a file so that its progress can be shown: fetch tells nothing about what it has sent, XMLHttpRequest does. */
import { ApiProblem, offlineProblem, problemFrom } from "./problem";
import { API_BASE, bearer, refreshSession } from "./session";

/** Sends a form; `onProgress` gets a share from 0 to 1. Gives the answer's JSON, or throws an `ApiProblem`. */
export async function upload<T>(
  path: string,
  form: FormData,
  headers: Record<string, string>,
  onProgress: (share: number) => void,
): Promise<T> {
  try {
    return await sendForm<T>(path, form, headers, onProgress);
  } catch (cause) {
    if (!(cause instanceof ApiProblem) || cause.status !== 401 || !(await refreshSession())) throw cause;
    return sendForm<T>(path, form, headers, onProgress);
  }
}

async function sendForm<T>(
  path: string,
  form: FormData,
  headers: Record<string, string>,
  onProgress: (share: number) => void,
): Promise<T> {
  const authorization = await bearer();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${API_BASE}${path}`);
    for (const [name, value] of Object.entries({ ...headers, ...authorization })) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0);
    request.onerror = () => reject(offlineProblem());
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(problemFrom(request.status, body, request.getResponseHeader("Retry-After")));
    };
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
