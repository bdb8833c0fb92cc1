/** What the clients feature asks of the API. Search and BSN are sent by POST and kept nowhere. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type ClientListItem = Schema<"ClientListItem">;
export type ClientDetail = Schema<"ClientDetail">;
export type Purpose = Schema<"BsnReveal">["purpose"];
export type TrajectState = NonNullable<ClientListItem["traject"]>["state"];
export type Service = NonNullable<ClientListItem["traject"]>["service"];

/** Purposes for which health data may be opened (R7, R16, R29) and a BSN shown (UAVG 46). */
export const HEALTH_PURPOSES: readonly Purpose[] = ["guidance", "suitability-assessment", "accountability"];
export const BSN_PURPOSES: readonly Purpose[] = [
  "client-contact",
  "guidance",
  "accountability",
  "legal-duty",
];

const PAGE = 100;

export interface CaseloadFilter {
  service: Service | null;
  state: TrajectState | null;
}

export function caseloadQuery(filter: CaseloadFilter) {
  return infiniteQueryOptions({
    queryKey: ["clients", filter],
    queryFn: ({ pageParam }) =>
      send<Schema<"ClientList">>(
        api.GET("/clients", {
          params: {
            query: {
              limit: PAGE,
              ...(pageParam === null ? {} : { cursor: pageParam }),
              ...(filter.service === null ? {} : { service: filter.service }),
              ...(filter.state === null ? {} : { state: filter.state }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
}

export function clientQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId],
    queryFn: () => send<ClientDetail>(api.GET("/clients/{clientId}", { params: { path: { clientId } } })),
  });
}

/** Puts a fresh representation in place of what was read, after a save. */
export function replaceClient(client: ClientDetail): void {
  queryClient.setQueryData(clientQuery(client.id).queryKey, client);
  void queryClient.invalidateQueries({ queryKey: ["clients"] });
}

/** The notes, newest first; with `first` from that note on. */
export function notesQuery(clientId: string, first: string | null = null) {
  return infiniteQueryOptions({
    queryKey: ["client", clientId, "notes", first],
    queryFn: ({ pageParam }) =>
      send<Schema<"NoteList">>(
        api.GET("/clients/{clientId}/notes", {
          params: {
            path: { clientId },
            query: pageParam === null ? (first === null ? {} : { first }) : { cursor: pageParam },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
}

export function accessLogQuery(clientId: string) {
  return infiniteQueryOptions({
    queryKey: ["client", clientId, "access-log"],
    queryFn: ({ pageParam }) =>
      send<Schema<"AccessLog">>(
        api.GET("/clients/{clientId}/access-log", {
          params: { path: { clientId }, query: pageParam === null ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
    staleTime: 0,
  });
}

export function whoCanAccessQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "who-can-access"],
    queryFn: () =>
      send<Schema<"WhoCanAccess">>(
        api.GET("/clients/{clientId}/who-can-access", { params: { path: { clientId } } }),
      ),
  });
}

export function clientRetentionQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "retention"],
    queryFn: () =>
      send<Schema<"ClientRetention">>(
        api.GET("/clients/{clientId}/retention", { params: { path: { clientId } } }),
      ),
  });
}

/** Shows the BSN for a purpose: an act of its own in the log. The answer is not cached. */
export async function revealBsn(clientId: string, purpose: Purpose): Promise<string> {
  const answer = await send<Schema<"Bsn">>(
    api.POST("/clients/{clientId}/bsn", { params: { path: { clientId } }, body: { purpose } }),
  );
  return answer.bsn;
}
