import { expect, it } from "vitest";

import { fromAppointment, nearest } from "./useSuggestions";

const now = new Date(2026, 10, 24, 10, 15);
const at = (day: number, hour: number, state = "planned", kind = "visit") => ({
  id: `${String(day)}-${String(hour)}`,
  clientId: "c",
  kind: kind as "visit" | "phone",
  startsAt: new Date(2026, 10, day, hour).toISOString(),
  endsAt: new Date(2026, 10, day, hour, 45).toISOString(),
  state: state as "planned" | "cancelled" | "done",
  version: 1,
});

it("takes today's appointment that began last, and the first on a later day", () => {
  const found = nearest(
    [at(30, 9), at(26, 9, "cancelled"), at(24, 15), at(24, 10), at(24, 9), at(23, 9)],
    now,
  );
  expect([found.now?.id, found.next?.id]).toEqual(["24-10", "30-9"]);
  expect(nearest([at(24, 15)], now)).toEqual({ now: null, next: null });
});

it("fills in kind, moment and length", () => {
  expect(fromAppointment(at(24, 9, "planned", "phone"))).toEqual({
    kind: "phone",
    date: "2026-11-24",
    time: "09:00",
    minutes: "45",
  });
});
