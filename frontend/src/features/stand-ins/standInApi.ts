/** What the stand-ins ask of the API (R26). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type StandIn = Schema<"StandIn">;
export type Reason = StandIn["reason"];
export type ListedClient = Schema<"ClientListItem">;

export const reasons: readonly Reason[] = ["leave", "illness", "training", "workload", "vacancy"];

export const standInsQuery = queryOptions({
  queryKey: ["stand-ins"],
  queryFn: () => send<Schema<"StandInList">>(api.GET("/stand-ins")),
  staleTime: 0,
});

export function digestQuery(standInId: string) {
  return queryOptions({
    queryKey: ["stand-ins", standInId, "digest"],
    queryFn: () =>
      send<Schema<"StandInDigest">>(
        api.GET("/stand-ins/{standInId}/digest", { params: { path: { standInId } } }),
      ),
    staleTime: 0,
  });
}

const PAGE = 100;
const MOST = 500;

/** The clients who are assigned to this adviser, by name. */
export function clientsOfQuery(adviserId: string) {
  return queryOptions({
    queryKey: ["clients", "of", adviserId],
    queryFn: async () => {
      const found: ListedClient[] = [];
      let cursor: string | null | undefined = null;
      do {
        const page: Schema<"ClientList"> = await send<Schema<"ClientList">>(
          api.GET("/clients", {
            params: { query: { adviserId, limit: PAGE, ...(cursor ? { cursor } : {}) } },
          }),
        );
        found.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor && found.length < MOST);
      return found;
    },
  });
}

async function changed(): Promise<void> {
  await Promise.all(
    ["stand-ins", "day", "clients", "caseload-transfers"].map((key) =>
      queryClient.invalidateQueries({ queryKey: [key] }),
    ),
  );
}

export async function arrange(body: Schema<"StandInCreate">): Promise<void> {
  await send(api.POST("/stand-ins", { headers: { "Idempotency-Key": idempotencyKey() }, body }));
  await changed();
}

export async function endNow(standIn: StandIn): Promise<void> {
  try {
    await send(
      api.POST("/stand-ins/{standInId}/end", {
        params: { path: { standInId: standIn.id } },
        headers: ifMatch(standIn.version),
      }),
    );
  } finally {
    await changed();
  }
}

export type Transfer = Schema<"CaseloadTransfer">;

/** Who would go and who would stay, when this caseload is handed over. */
export function previewQuery(fromAdviserId: string, toAdviserId: string) {
  return queryOptions({
    queryKey: ["caseload-transfer", fromAdviserId, toAdviserId],
    queryFn: () =>
      send<Transfer>(
        api.GET("/caseload-transfers/preview", { params: { query: { fromAdviserId, toAdviserId } } }),
      ),
    staleTime: 0,
  });
}

export async function transfer(body: Schema<"CaseloadTransferCreate">): Promise<Transfer> {
  const done = await send<Transfer>(
    api.POST("/caseload-transfers", { headers: { "Idempotency-Key": idempotencyKey() }, body }),
  );
  await changed();
  return done;
}

export type PlannedTransfer = Schema<"PlannedTransfer">;

export const transfersQuery = queryOptions({
  queryKey: ["caseload-transfers"],
  queryFn: () => send<Schema<"PlannedTransferList">>(api.GET("/caseload-transfers")),
  staleTime: 0,
});

export function transferDigestQuery(transferId: string) {
  return queryOptions({
    queryKey: ["caseload-transfers", transferId, "digest"],
    queryFn: () =>
      send<Schema<"TransferDigest">>(
        api.GET("/caseload-transfers/{transferId}/digest", { params: { path: { transferId } } }),
      ),
    staleTime: 0,
  });
}

export async function cancelTransfer(transferId: string): Promise<void> {
  try {
    await send(api.POST("/caseload-transfers/{transferId}/cancel", { params: { path: { transferId } } }));
  } finally {
    await changed();
  }
}
