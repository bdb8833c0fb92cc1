import { expect, it } from "vitest";

import { placed, shifted, type AgendaItem } from "./appointments";

const item = (id: string, from: string, until: string): AgendaItem => ({
  id,
  clientId: id,
  clientName: id,
  clientNumber: id,
  kind: "visit",
  startsAt: `2026-11-24T${from}:00Z`,
  endsAt: `2026-11-24T${until}:00Z`,
  state: "planned",
  version: 1,
});

it("puts what overlaps side by side and the rest over the whole width", () => {
  const lanes = placed([
    item("c", "10:30", "11:30"),
    item("a", "09:00", "10:00"),
    item("b", "10:00", "11:00"),
    item("d", "11:00", "12:00"),
    item("e", "13:00", "14:00"),
  ]).map(({ item: { id }, lane, lanes: count }) => [id, lane, count]);
  expect(lanes).toEqual([
    ["a", 0, 1],
    ["b", 0, 2],
    ["c", 1, 2],
    ["d", 0, 2],
    ["e", 0, 1],
  ]);
});

it("moves by days and minutes", () => {
  expect(shifted("2026-11-24T09:00:00.000Z", 1, -15)).toBe("2026-11-25T08:45:00.000Z");
});
