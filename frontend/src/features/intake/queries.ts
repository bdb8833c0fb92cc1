import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send, sendRaw } from "@/api/client";
import { saveFile } from "@/api/download";
import type { Schema } from "@/api/types";

export type IntakeBatch = Schema<"IntakeBatch">;
export type IntakeRow = Schema<"IntakeRow">;
export type RowStatus = IntakeRow["status"];

const POLL_MS = 1_000;
const running: readonly IntakeBatch["state"][] = ["received", "validating", "applying"];

/** Whether the worker still has the file in hand. */
export function isRunning(batch: IntakeBatch): boolean {
  return running.includes(batch.state);
}

export const partiesQuery = queryOptions({
  queryKey: ["parties"],
  queryFn: () => send<Schema<"CommissioningPartyList">>(api.GET("/commissioning-parties")),
});

export const batchesQuery = infiniteQueryOptions({
  queryKey: ["batches"],
  queryFn: ({ pageParam }) =>
    send<Schema<"IntakeBatchList">>(
      api.GET("/intake-batches", {
        params: { query: { limit: 25, ...(pageParam === null ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor ?? null,
});

/** One delivery; asked again every second as long as it runs. */
export function batchQuery(batchId: string) {
  return queryOptions({
    queryKey: ["batch", batchId],
    queryFn: () => send<IntakeBatch>(api.GET("/intake-batches/{batchId}", { params: { path: { batchId } } })),
    refetchInterval: (query) => (query.state.data && !isRunning(query.state.data) ? false : POLL_MS),
  });
}

export function rowsQuery(batchId: string, status: RowStatus | null) {
  return infiniteQueryOptions({
    queryKey: ["batch-rows", batchId, status],
    queryFn: ({ pageParam }) =>
      send<Schema<"IntakeRowList">>(
        api.GET("/intake-batches/{batchId}/rows", {
          params: {
            path: { batchId },
            query: {
              limit: 50,
              ...(status ? { status } : {}),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
}

export function receiptQuery(batchId: string) {
  return queryOptions({
    queryKey: ["batch-receipt", batchId],
    queryFn: () =>
      send<Schema<"IntakeReceipt">>(
        api.GET("/intake-batches/{batchId}/receipt", { params: { path: { batchId } } }),
      ),
    staleTime: Infinity,
  });
}

/** Sends the file; the answer is the delivery that is then worked through. */
export async function uploadFile(file: File, partyId: string, dryRun: boolean): Promise<IntakeBatch> {
  const body = new FormData();
  body.set("file", file);
  const query = new URLSearchParams({ dryRun: String(dryRun), partyId });
  const response = await sendRaw(`/intake-batches?${query.toString()}`, {
    method: "POST",
    headers: { "Idempotency-Key": idempotencyKey() },
    body,
  });
  return (await response.json()) as IntakeBatch;
}

/** Hands the failed rows to the browser as a file. */
export function downloadFailedRows(batchId: string, name: string): Promise<void> {
  return saveFile(`/intake-batches/${batchId}/failed-rows`, name);
}
