import { describe, expect, it } from "vitest";

import { blank, bodyOf, countOf, momentOf } from "./standInValues";

const now = new Date(2026, 10, 24, 9, 5);

describe("the form of a stand-in", () => {
  it("begins at this minute, for the whole caseload, without health data", () => {
    const body = bodyOf({ ...blank("a", now), standInId: "b", endDate: "2026-11-27" });
    expect(body).toMatchObject({ wholeCaseload: true, clientIds: [], withHealth: false, reason: "leave" });
    expect(body.beginsAt).toBe(now.toISOString());
    expect(body.endsAt).toBe(new Date(2026, 10, 27, 18, 0).toISOString());
  });

  it("counts whom it opens: all but who is left out, or only who is chosen", () => {
    const values = { ...blank("a", now), clientIds: ["1", "2"] };
    expect(countOf(values, 36)).toBe(34);
    expect(countOf({ ...values, scope: "chosen" }, 36)).toBe(2);
  });

  it("makes no moment of what is not a date", () => {
    expect(momentOf("31-2", "18:00")).toBeNull();
    expect(momentOf("2026-11-27", "")).toBeNull();
  });
});
