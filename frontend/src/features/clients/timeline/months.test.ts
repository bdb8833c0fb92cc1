import { describe, expect, it } from "vitest";

import { AHEAD, byMonth } from "./months";
import { daysOf } from "./timelineView";

describe("months of the timeline", () => {
  it("puts what lies ahead apart and keeps the order of the rest", () => {
    const now = new Date("2026-11-25T09:00:00Z");
    const at = [
      "2026-12-01T00:00:00Z",
      "2026-11-25T08:00:00Z",
      "2026-11-02T08:00:00Z",
      "2026-10-30T08:00:00Z",
    ];
    const months = byMonth(
      at.map((one) => ({ at: one })),
      now,
    );
    expect(months.map(({ key, entries }) => [key, entries.length])).toEqual([
      [AHEAD, 1],
      ["2026-11", 2],
      ["2026-10", 1],
    ]);
  });

  it("knows its periods as days", () => {
    expect(daysOf(null)).toEqual({});
    expect(daysOf("month", "2026-11-25")).toEqual({ from: "2026-10-26" });
    expect(daysOf("earlier", "2026-11-25")).toEqual({ until: "2025-11-24" });
  });
});
