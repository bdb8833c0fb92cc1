/** What the end of files asks of the API (R35-R38). */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, ifMatch, send } from "@/api/client";
import { saveFile } from "@/api/download";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Retention = Schema<"ClientRetention">;
export type Standing = Retention["standing"];
export type Run = Schema<"RetentionRun">;
export type Item = Schema<"RetentionItem">;
export type Certificate = Schema<"CertificateSummary">;
export type Hold = Schema<"Hold">;
export type HoldReason = Hold["reason"];
export type ExclusionReason = NonNullable<Item["exclusionReason"]>;
export type StopReason = NonNullable<Run["stopReason"]>;

export const standings: readonly Standing[] = ["due", "paused", "soon", "kept", "running"];
export const holdReasons: readonly HoldReason[] = [
  "legal-claim",
  "authority-investigation",
  "longer-legal-duty",
];
export const exclusionReasons: readonly ExclusionReason[] = ["date-doubted", "still-needed", "hold-expected"];
export const stopReasons: readonly StopReason[] = ["wrong-list", "objection", "to-be-checked"];

const FOLLOW_MS = 2000;

export const forecastQuery = (standing: Standing | null) =>
  infiniteQueryOptions({
    queryKey: ["retention", "forecast", standing],
    queryFn: ({ pageParam }) =>
      send<Schema<"Forecast">>(
        api.GET("/retention/forecast", {
          params: {
            query: {
              limit: 50,
              ...(standing === null ? {} : { standing }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
    staleTime: 0,
  });

export const runsQuery = queryOptions({
  queryKey: ["retention", "runs"],
  queryFn: () => send<Schema<"RetentionRunList">>(api.GET("/retention/runs")),
  staleTime: 0,
});

/** Asked again while files are going. */
export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ["retention", "run", runId],
    queryFn: () => send<Run>(api.GET("/retention/runs/{runId}", { params: { path: { runId } } })),
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.state === "executing" ? FOLLOW_MS : false),
  });

export const itemsQuery = (runId: string) =>
  infiniteQueryOptions({
    queryKey: ["retention", "items", runId],
    queryFn: ({ pageParam }) =>
      send<Schema<"RetentionItemList">>(
        api.GET("/retention/runs/{runId}/items", {
          params: { path: { runId }, query: pageParam === null ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
    staleTime: 0,
  });

export const holdsQuery = queryOptions({
  queryKey: ["retention", "holds"],
  queryFn: () => send<Schema<"HoldList">>(api.GET("/retention/holds")),
  staleTime: 0,
});

export const certificatesQuery = queryOptions({
  queryKey: ["retention", "certificates"],
  queryFn: () => send<Schema<"CertificateList">>(api.GET("/erasure-certificates")),
  staleTime: 0,
});

async function changed<Answer>(act: Promise<Answer>): Promise<Answer> {
  try {
    return await act;
  } finally {
    await queryClient.invalidateQueries({ queryKey: ["retention"] });
  }
}

export function makeRun(): Promise<Run> {
  return changed(send<Run>(api.POST("/retention/runs")));
}

export function exclude(runId: string, itemId: string, reason: ExclusionReason): Promise<Run> {
  const body = { itemId, reason };
  return changed(
    send<Run>(api.POST("/retention/runs/{runId}/exclusions", { params: { path: { runId } }, body })),
  );
}

export function approve(run: Run, name: string): Promise<Run> {
  return changed(
    send<Run>(
      api.POST("/retention/runs/{runId}/approve", {
        params: { path: { runId: run.id } },
        headers: ifMatch(run.version),
        body: { name },
      }),
    ),
  );
}

export function stop(run: Run, reason: StopReason): Promise<Run> {
  return changed(
    send<Run>(
      api.POST("/retention/runs/{runId}/stop", {
        params: { path: { runId: run.id } },
        headers: ifMatch(run.version),
        body: { reason },
      }),
    ),
  );
}

export function placeHold(clientId: string, reason: HoldReason, endsOn: string): Promise<Hold> {
  return changed(send<Hold>(api.POST("/retention/holds", { body: { clientId, reason, endsOn } })));
}

export function liftHold(holdId: string): Promise<Hold> {
  return changed(send<Hold>(api.POST("/retention/holds/{holdId}/lift", { params: { path: { holdId } } })));
}

/** Hands the certificate to the browser as a PDF. */
export function downloadCertificate(certificateId: string, number: string): Promise<void> {
  return saveFile(`/erasure-certificates/${certificateId}/letter`, `bewijs-${number}.pdf`);
}
