/** What the agenda asks of the API, and the small arithmetic of its grid. */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";
import { addDays } from "@/ui/dates";
import { IconBuilding, IconMapPin, IconPhone, IconVideo, type IconType } from "@/ui/icons";

export type AgendaItem = Schema<"AgendaItem">;
export type Appointment = Schema<"Appointment">;
export type Kind = AgendaItem["kind"];

export const kinds = ["visit", "phone", "video", "at-employer"] as const satisfies readonly Kind[];
export const kindIcons: Record<Kind, IconType> = {
  visit: IconMapPin,
  phone: IconPhone,
  video: IconVideo,
  "at-employer": IconBuilding,
};

export const STEP = 15;
export const USUAL_MINUTES = 60;

export function agendaQuery(monday: string) {
  return queryOptions({
    queryKey: ["agenda", monday],
    queryFn: () =>
      send<Schema<"Agenda">>(
        api.GET("/appointments", { params: { query: { from: monday, to: addDays(monday, 6) } } }),
      ),
  });
}

/** Everything that shows appointments is fetched anew. */
export async function refreshAgenda(): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: ["day"] });
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === "client" && queryKey[2] === "appointments",
  });
  await queryClient.invalidateQueries({ queryKey: ["agenda"] });
}

export function addAppointment(clientId: string, body: Schema<"AppointmentCreate">): Promise<Appointment> {
  return send<Appointment>(
    api.POST("/clients/{clientId}/appointments", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body,
    }),
  );
}

export function changeAppointment(
  item: { id: string; clientId: string; version: number },
  body: Schema<"AppointmentUpdate">,
): Promise<Appointment> {
  return send<Appointment>(
    api.PATCH("/clients/{clientId}/appointments/{appointmentId}", {
      params: { path: { clientId: item.clientId, appointmentId: item.id } },
      headers: ifMatch(item.version),
      body,
    }),
  );
}

export function minutesBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 60_000);
}

/** Minutes since midnight where the user is. */
export function minuteOfDay(moment: string): number {
  const at = new Date(moment);
  return at.getHours() * 60 + at.getMinutes();
}

/** A moment moved by days and minutes on the user's own clock, so that a night with summer time in it changes no hour. */
export function shifted(moment: string, days: number, minutes: number): string {
  const at = new Date(moment);
  at.setDate(at.getDate() + days);
  at.setMinutes(at.getMinutes() + minutes);
  return at.toISOString();
}

export interface Placed {
  item: AgendaItem;
  lane: number;
  lanes: number;
}

/** Side by side what overlaps: each gets a lane, and knows how many there are. */
export function placed(items: readonly AgendaItem[]): Placed[] {
  const result: Placed[] = [];
  let group: Placed[] = [];
  let end = "";
  const close = (): void => {
    const lanes = Math.max(1, ...group.map(({ lane }) => lane + 1));
    for (const one of group) one.lanes = lanes;
    group = [];
  };
  for (const item of items.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    if (item.startsAt >= end) close();
    const taken = new Set(group.filter((one) => one.item.endsAt > item.startsAt).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    const one = { item, lane, lanes: 1 };
    group.push(one);
    result.push(one);
    end = end > item.endsAt ? end : item.endsAt;
  }
  close();
  return result;
}
