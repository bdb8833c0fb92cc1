import createClient from "openapi-fetch";

import { ApiProblem, offlineProblem, problemFrom } from "./problem";
import type { paths } from "./schema.gen";
import { API_BASE, authorizedFetch } from "./session";

/** The API, typed from openapi.yaml. Wrap each call in `send` to get data or an `ApiProblem`. */
export const api = createClient<paths>({ baseUrl: API_BASE, fetch: authorizedFetch });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Awaits a call: gives its data, or throws an `ApiProblem`. */
export async function send<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof ApiProblem) throw cause;
    throw offlineProblem();
  }
  const { response, error, data } = answer;
  if (!response.ok) throw problemFrom(response.status, error, response.headers.get("Retry-After"));
  return data as T;
}

/** The header that guards a change against one made in between; `version` as last read. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${String(version)}"` };
}

/** A fresh key for a POST that must not happen twice when it is sent again. */
export function idempotencyKey(): string {
  return crypto.randomUUID();
}

/** A request outside the typed client: file uploads and downloads. Throws an `ApiProblem` when refused. */
export async function sendRaw(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await authorizedFetch(new Request(`${API_BASE}${path}`, init));
  } catch {
    throw offlineProblem();
  }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => ({}));
  throw problemFrom(response.status, body, response.headers.get("Retry-After"));
}
