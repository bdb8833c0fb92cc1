/** What the page of the log asks of the API. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, send } from "@/api/client";
import { saveFile } from "@/api/download";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type LogState = Schema<"LogState">;
export type Verification = Schema<"LogVerification">;

const FOLLOW_MS = 1500;

export function isRunning(verification: Verification | undefined): boolean {
  return verification !== undefined && !verification.finishedAt;
}

/** How far the log is sealed; asked again while a check is running. */
export const stateQuery = queryOptions({
  queryKey: ["log", "state"],
  queryFn: () => send<LogState>(api.GET("/audit/verify")),
  staleTime: 0,
  refetchInterval: (query) => (isRunning(query.state.data?.verifications[0]) ? FOLLOW_MS : false),
});

export const recordsQuery = infiniteQueryOptions({
  queryKey: ["log", "records"],
  queryFn: ({ pageParam }) =>
    send<Schema<"AuditRecordList">>(
      api.GET("/audit-records", {
        params: { query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor ?? null,
});

/** Asks for a check; what it found, and its own record, show in the lists. */
export async function verify(): Promise<void> {
  try {
    await send(api.POST("/audit/verify"));
  } finally {
    await queryClient.invalidateQueries({ queryKey: ["log"] });
  }
}

/** Hands the sealed log to the browser as a file of JSON lines. */
export function download(): Promise<void> {
  return saveFile("/audit/export", "logboek.jsonl");
}
