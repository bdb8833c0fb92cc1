import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { draftKeeper } from "./draftStore";

interface Sent {
  method: string;
  url: string;
  key: string | null;
  body: string;
}

let sent: Sent[] = [];
let reachable = true;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  reachable = true;
  vi.stubGlobal("fetch", async (request: Request) => {
    if (!reachable) throw new TypeError("network");
    const body = await request.text();
    sent.push({
      method: request.method,
      url: request.url,
      key: request.headers.get("Idempotency-Key"),
      body,
    });
    return new Response(request.method === "DELETE" ? null : body || "{}", {
      status: request.method === "DELETE" ? 204 : 200,
      headers: { "Content-Type": "application/json" },
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

let client = 0;
const keeper = () => draftKeeper("user", `client-${String(++client)}`);

it("sends the draft two seconds after the last key", async () => {
  const one = keeper();
  one.change({ text: "Ge" });
  await vi.advanceTimersByTimeAsync(1_500);
  one.change({ text: "Gebeld" });
  await vi.advanceTimersByTimeAsync(1_900);
  expect(sent).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(sent.map(({ method }) => method)).toEqual(["PUT"]);
  expect(sent[0]?.body).toContain("Gebeld");
  expect(one.current().state).toBe("saved");
  expect(one.unsaved).toBe(false);
});

it("loses nothing when the connection drops, and sends by itself when it is back", async () => {
  const one = keeper();
  reachable = false;
  one.change({ text: "Een lange zin" });
  await vi.advanceTimersByTimeAsync(2_100);
  expect(one.current().state).toBe("offline");
  expect(one.current().values.text).toBe("Een lange zin");
  expect(one.unsaved).toBe(true);
  reachable = true;
  await vi.advanceTimersByTimeAsync(4_100);
  expect(one.current().state).toBe("saved");
  expect(sent.at(-1)?.body).toContain("Een lange zin");
});

it("uses the same key when the same note is sent again, so that it cannot become two", async () => {
  const one = keeper();
  one.change({ text: "Afgesproken" });
  const first = await one.saveNote();
  expect(first).toBe(true);
  const two = keeper();
  two.change({ text: "Afgesproken" });
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push({
      method: request.method,
      url: request.url,
      key: request.headers.get("Idempotency-Key"),
      body: "",
    });
    throw new TypeError("the answer was lost");
  });
  await two.saveNote();
  await two.saveNote();
  const keys = sent.filter(
    ({ method, url }) => method === "POST" && url.includes(`client-${String(client)}`),
  );
  expect(keys).toHaveLength(2);
  expect(keys[0]?.key).toBe(keys[1]?.key);
  expect(two.current().values.text).toBe("Afgesproken");
});

it("never lets a draft arrive after its note", async () => {
  const one = keeper();
  one.change({ text: "Bijna klaar" });
  const draft = one.saveDraft();
  await Promise.all([draft, one.saveNote()]);
  expect(sent.map(({ method }) => method)).toEqual(["PUT", "POST"]);
});

it("belongs to one person: another user finds nothing", () => {
  draftKeeper("anna", "shared").change({ text: "van Anna" });
  expect(draftKeeper("bram", "shared").current().values.text).toBe("");
  expect(draftKeeper("anna", "shared").current().values.text).toBe("");
});
