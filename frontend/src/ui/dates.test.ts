import { describe, expect, it } from "vitest";

import { daysBetween, numericDate, parseTypedDate } from "./dates";

const now = new Date(2026, 10, 24, 12);

describe("a typed date", () => {
  it.each([
    ["3-11-1980", "1980-11-03"],
    ["03111980", "1980-11-03"],
    ["3/11/80", "1980-11-03"],
    ["3.11.26", "2026-11-03"],
    ["1980-11-03", "1980-11-03"],
    ["29-2-2024", "2024-02-29"],
  ])("%s is %s", (typed, date) => {
    expect(parseTypedDate(typed, "near", now)).toBe(date);
  });

  it("without a year is the nearest such day", () => {
    expect(parseTypedDate("3-11", "near", now)).toBe("2026-11-03");
    expect(parseTypedDate("4-1", "near", now)).toBe("2027-01-04");
  });

  it("without a year is never in the future where the past is meant", () => {
    expect(parseTypedDate("25-11", "past", now)).toBe("2025-11-25");
  });

  it.each(["", "31-2-2026", "29-2-2023", "32-1", "3-13", "morgen", "3-11-198"])("%j is no date", (typed) => {
    expect(parseTypedDate(typed, "near", now)).toBeNull();
  });

  it("reads back as it is typed", () => {
    expect(numericDate("1980-11-03")).toBe("3-11-1980");
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  });
});
