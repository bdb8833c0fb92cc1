import { expect, it } from "vitest";

import { duration, isoWeek, mondayOf, parseTypedMinutes, parseTypedMoment } from "./moments";

/** Tuesday 24 November 2026, 10:15. */
const now = new Date(2026, 10, 24, 10, 15);

it.each([
  ["di 10:00", "2026-12-01", "10:00", null],
  ["di 10:30", "2026-11-24", "10:30", null],
  ["morgen 14.30", "2026-11-25", "14:30", null],
  ["3-12 9:00", "2026-12-03", "09:00", null],
  ["3-12-2027 9:00", "2027-12-03", "09:00", null],
  ["vrijdag om 9 uur", "2026-11-27", "09:00", null],
  ["vr 9u 45m", "2026-11-27", "09:00", 45],
  ["vr 9u30 1u", "2026-11-27", "09:30", 60],
  ["ma 9:00 1,5u", "2026-11-30", "09:00", 90],
  ["ma 9:00 1u 15m", "2026-11-30", "09:00", 75],
  ["overmorgen 13:00-14:15", "2026-11-26", "13:00", 75],
  ["do 13:00 tot 13:30", "2026-11-26", "13:00", 30],
  ["vandaag 16", "2026-11-24", "16:00", null],
  ["11:00", "2026-11-24", "11:00", null],
  ["9:00", "2026-11-25", "09:00", null],
  ["tomorrow 14.30", "2026-11-25", "14:30", null],
  ["  WO   9.05 ", "2026-11-25", "09:05", null],
])("reads %s", (typed, date, time, minutes) => {
  expect(parseTypedMoment(typed, now)).toEqual({ date, time, minutes });
});

it.each(["", "di", "morgen", "di 25:00", "di 10:75", "31-2 9:00", "ooit 9:00", "do 13:00-12:00", "3-12"])(
  "takes %s for no moment",
  (typed) => {
    expect(parseTypedMoment(typed, now)).toBeNull();
  },
);

it.each([
  ["90", 90],
  ["1:30", 90],
  ["1,5u", 90],
  ["1u30", 90],
  ["2u", 120],
  ["45 min", 45],
  ["1 u 30 min", 90],
  ["2 u", 120],
  ["0", null],
  ["-30", null],
  ["25u", null],
  ["veel", null],
])("reads %s as minutes", (typed, minutes) => {
  expect(parseTypedMinutes(typed)).toBe(minutes);
});

it("says lengths and weeks", () => {
  expect([duration(0), duration(45), duration(60), duration(95), duration(-15)]).toEqual([
    "0 min",
    "45 min",
    "1 u",
    "1 u 35 min",
    "-15 min",
  ]);
  expect([
    isoWeek("2026-11-24"),
    isoWeek("2027-01-03"),
    isoWeek("2024-12-30"),
    isoWeek("2026-01-01"),
  ]).toEqual(["2026-W48", "2026-W53", "2025-W01", "2026-W01"]);
  expect(mondayOf("2026-11-29")).toBe("2026-11-23");
});
