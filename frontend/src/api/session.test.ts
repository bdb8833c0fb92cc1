import { beforeEach, expect, it, vi } from "vitest";

const answer = (status: number, body: unknown = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const session = (accessToken: string): Response =>
  answer(200, { state: "authenticated", accessToken, expiresIn: 600 });
const url = (input: RequestInfo | URL): string => (input instanceof Request ? input.url : String(input));

beforeEach(() => {
  vi.resetModules();
});

it("renews the token once for many requests at the same time, and repeats each of them", async () => {
  const { adoptSession, authorizedFetch } = await import("./session");
  adoptSession({ state: "authenticated", accessToken: "old", expiresIn: 600 });
  let refreshes = 0;
  const seen: (string | null)[] = [];
  vi.stubGlobal("fetch", async (input: RequestInfo | URL) => {
    if (url(input).endsWith("/auth/refresh")) {
      refreshes += 1;
      await Promise.resolve();
      return session("new");
    }
    const token = (input as Request).headers.get("Authorization");
    seen.push(token);
    return answer(token === "Bearer new" ? 200 : 401);
  });
  const requests = [1, 2, 3].map((n) =>
    authorizedFetch(new Request(`http://localhost/api/v1/thing/${String(n)}`)),
  );
  const answers = await Promise.all(requests);
  expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
  expect(refreshes).toBe(1);
  expect(seen.filter((token) => token === "Bearer new")).toHaveLength(3);
});

it("ends the session when the refresh is refused, but not when the server is down", async () => {
  const { adoptSession, refreshSession, sessionState } = await import("./session");
  adoptSession({ state: "authenticated", accessToken: "old", expiresIn: 600 });
  vi.stubGlobal("fetch", async () => answer(503));
  expect(await refreshSession()).toBe(false);
  expect(sessionState()).toBe("authenticated");
  vi.stubGlobal("fetch", async () => answer(401));
  expect(await refreshSession()).toBe(false);
  expect(sessionState()).toBe("anonymous");
});

it("keeps nothing in browser storage", async () => {
  const { adoptSession } = await import("./session");
  adoptSession({ state: "authenticated", accessToken: "secret", expiresIn: 600 });
  expect(JSON.stringify({ ...localStorage })).not.toContain("secret");
  expect(JSON.stringify({ ...sessionStorage })).not.toContain("secret");
});
