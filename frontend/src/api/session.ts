/**
 * Who is logged in. The access token lives in this module's memory and nowhere else: never in browser storage, never in
 * the page. A reloaded tab asks for a new one with the HttpOnly refresh cookie.
 */
import type { Schema } from "./types";

export type SessionState = "unknown" | "anonymous" | "enrolment" | "authenticated";

type LoginResponse = Schema<"LoginResponse">;

export const API_BASE = "/api/v1";
const REFRESH_MARGIN_SECONDS = 20;

let state: SessionState = "unknown";
let token: string | null = null;
let validUntil = 0;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function set(next: SessionState, accessToken: string | null, expiresIn: number): void {
  token = accessToken;
  validUntil = Date.now() + (expiresIn - REFRESH_MARGIN_SECONDS) * 1000;
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

export function sessionState(): SessionState {
  return state;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes over the answer to a login, a TOTP code or a refresh; a pending TOTP step changes nothing yet. */
export function adoptSession(answer: LoginResponse): void {
  if (answer.state === "totpRequired" || !answer.accessToken) return;
  set(
    answer.state === "authenticated" ? "authenticated" : "enrolment",
    answer.accessToken,
    answer.expiresIn ?? 600,
  );
}

const farewells = new Set<() => Promise<void>>();

/** Work that must be done before someone leaves, as sending a draft that is still in memory. */
export function atLogout(act: () => Promise<void>): void {
  farewells.add(act);
}

/** Logs out: finishes what is open, ends the session at the API, forgets everything. */
export async function logout(): Promise<void> {
  await Promise.allSettled([...farewells].map((act) => act()));
  try {
    await authorizedFetch(new Request(`${API_BASE}/auth/logout`, { method: "POST" }));
  } finally {
    endSession();
  }
}

/** Forgets the token; everything personal in memory goes with it (see `onSessionChange` in main.tsx). */
export function endSession(): void {
  set("anonymous", null, 0);
}

async function requestRefresh(): Promise<boolean> {
  const response = await fetch(`${API_BASE}/auth/refresh`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "X-Requested-With": "trajectdossier" },
  });
  if (!response.ok) {
    if (response.status < 500) endSession();
    return false;
  }
  adoptSession((await response.json()) as LoginResponse);
  return token !== null;
}

/**
 * Renews the access token. One at a time in this tab, and one at a time over all tabs: the refresh token rotates, and
 * two tabs using the same one at once would look like theft and end the session.
 */
export function refreshSession(): Promise<boolean> {
  // Missing where the page is not served over a secure connection.
  const locks = navigator.locks as LockManager | null | undefined;
  const renewal =
    refreshing ?? (locks ? locks.request("trajectdossier-refresh", requestRefresh) : requestRefresh());
  refreshing ??= renewal.finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** On first load: finds out whether the refresh cookie still stands. Never throws. */
export async function resumeSession(): Promise<SessionState> {
  if (state !== "unknown") return state;
  try {
    await refreshSession();
  } catch {
    return state;
  }
  return state;
}

/** Sends a request with the access token; renews it when it is about to end, and once more after a 401. */
export async function authorizedFetch(request: Request): Promise<Response> {
  if (token === null) return fetch(request);
  const again = request.clone();
  if (Date.now() > validUntil) await refreshSession();
  const response = await fetch(withToken(request));
  if (response.status !== 401 || token === null) return response;
  return (await refreshSession()) ? fetch(withToken(again)) : response;
}

/** The header of a request that goes another way than `fetch` (an upload that shows its progress). */
export async function bearer(): Promise<Record<string, string>> {
  if (token !== null && Date.now() > validUntil) await refreshSession();
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

function withToken(request: Request): Request {
  if (token !== null) request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}
