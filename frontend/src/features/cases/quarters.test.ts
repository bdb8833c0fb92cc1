import { describe, expect, it } from "vitest";

import { quarterOf, quartersUntil } from "./quarters";

describe("quarters", () => {
  it("counts three months each", () => {
    expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual([
      "2026-Q1",
      "2026-Q1",
      "2026-Q2",
      "2026-Q4",
    ]);
  });

  it("goes back over the turn of the year", () => {
    expect(quartersUntil("2026-Q2").slice(0, 4)).toEqual(["2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3"]);
    expect(quartersUntil("2026-Q2").at(-1)).toBe("2024-Q2");
  });
});
