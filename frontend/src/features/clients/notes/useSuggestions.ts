import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";

import { useClientScope } from "@/ui/ClientScope";
import { clock, dateOf, today } from "@/ui/dates";

import { nearAppointmentsQuery, type AppointmentEntry } from "../appointments/appointmentsApi";
import { may } from "../sections";
import type { DraftKeeper } from "./draftStore";
import type { NoteValues } from "./noteValues";

/** What today's appointment says of the note that follows it: kind, moment, length. */
export function fromAppointment(entry: AppointmentEntry): Partial<NoteValues> {
  return {
    kind: entry.kind === "phone" ? "phone" : "conversation",
    date: dateOf(entry.startsAt),
    time: clock(entry.startsAt),
    minutes: String(Math.round((Date.parse(entry.endsAt) - Date.parse(entry.startsAt)) / 60_000)),
  };
}

/** Today's appointment that began last, and the first that is still to come on a later day. */
export function nearest(
  entries: readonly AppointmentEntry[],
  now = new Date(),
): { now: AppointmentEntry | null; next: AppointmentEntry | null } {
  const live = entries
    .filter(({ state }) => state !== "cancelled")
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const begun = live.filter(
    (entry) => dateOf(entry.startsAt) === today(now) && Date.parse(entry.startsAt) <= now.getTime(),
  );
  const next = live.find((entry) => dateOf(entry.startsAt) > today(now));
  return { now: begun.at(-1) ?? null, next: next ?? null };
}

/** Fills the empty note box from the agenda; answers the day of the next appointment. */
export function useSuggestions(keeper: DraftKeeper): string | null {
  const client = useClientScope();
  const query = useQuery({ ...nearAppointmentsQuery(client.id), enabled: may(client, "appointment.read") });
  const found = useMemo(() => nearest(query.data?.items ?? []), [query.data]);
  const next = found.next ? dateOf(found.next.startsAt) : null;
  useEffect(() => {
    keeper.suggest({
      ...(found.now ? fromAppointment(found.now) : {}),
      ...(next ? { nextContactOn: next } : {}),
    });
  }, [keeper, found, next]);
  return next;
}
