/** The hours of a traject, as the file and the note box ask for them. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type HourEntry = Schema<"HourEntry">;
export type HourKind = HourEntry["kind"];
type TrajectHours = Schema<"TrajectHours">;

const all = "/trajects/{trajectId}/hours";
const one = "/trajects/{trajectId}/hours/{entryId}";

export function hoursQuery(clientId: string, trajectId: string) {
  return infiniteQueryOptions({
    queryKey: ["client", clientId, "hours", trajectId],
    queryFn: ({ pageParam }) =>
      send<TrajectHours>(
        api.GET(all, {
          params: { path: { trajectId }, query: pageParam === null ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
}

/** What a note can be booked on, and how much is left. */
export function bookableQuery(clientId: string, trajectId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "hours", trajectId, "bookable"],
    queryFn: () => send<TrajectHours>(api.GET(all, { params: { path: { trajectId }, query: { limit: 1 } } })),
  });
}

/** The header, the file's hours and the weeks show the new balance. */
export async function refreshHours(clientId: string): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: ["hours"] });
  void queryClient.invalidateQueries({ queryKey: ["client", clientId], exact: true });
  await queryClient.invalidateQueries({ queryKey: ["client", clientId, "hours"] });
}

export function addHours(trajectId: string, body: Schema<"HoursCreate">): Promise<HourEntry> {
  const headers = { "Idempotency-Key": idempotencyKey() };
  return send<HourEntry>(api.POST(all, { params: { path: { trajectId } }, headers, body }));
}

export function changeHours(
  entry: HourEntry,
  version: number,
  body: Schema<"HoursUpdate">,
): Promise<HourEntry> {
  const path = { trajectId: entry.trajectId, entryId: entry.id };
  return send<HourEntry>(api.PATCH(one, { params: { path }, headers: ifMatch(version), body }));
}

export function removeHours(entry: HourEntry): Promise<unknown> {
  const path = { trajectId: entry.trajectId, entryId: entry.id };
  return send<unknown>(api.DELETE(one, { params: { path }, headers: ifMatch(entry.version) }));
}
