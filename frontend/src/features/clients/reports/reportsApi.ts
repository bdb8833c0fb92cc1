/** What the section of reports asks of the API. */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send, sendRaw } from "@/api/client";
import { saveFile } from "@/api/download";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Report = Schema<"Report">;
export type ReportHit = Schema<"ReportHit">;
export type ReportKind = Schema<"ReportKind">;

export const reportKinds = ["intake", "plan", "progress", "final"] as const satisfies readonly ReportKind[];

export function reportsQuery(trajectId: string) {
  return queryOptions({
    queryKey: ["traject", trajectId, "reports"],
    queryFn: () =>
      send<Schema<"ReportList">>(
        api.GET("/trajects/{trajectId}/reports", { params: { path: { trajectId } } }),
      ),
  });
}

export function reportQuery(trajectId: string, reportId: string) {
  return queryOptions({
    queryKey: ["traject", trajectId, "report", reportId],
    queryFn: () =>
      send<Report>(
        api.GET("/trajects/{trajectId}/reports/{reportId}", { params: { path: { trajectId, reportId } } }),
      ),
    staleTime: 0,
  });
}

/** One page of the stored PDF, as an address the content policy lets a picture have. */
export function pageQuery(report: Report, number: number) {
  return queryOptions({
    queryKey: ["report-page", report.preview?.sha256, number],
    queryFn: async () => {
      const path = `/trajects/${report.trajectId}/reports/${report.id}/preview/pages/${String(number)}`;
      return asDataAddress(await (await sendRaw(path)).blob());
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

function asDataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob);
  });
}

/** Puts a fresh report in place of what was read. */
export function keepReport(report: Report): void {
  queryClient.setQueryData(reportQuery(report.trajectId, report.id).queryKey, report);
  void queryClient.invalidateQueries({ queryKey: reportsQuery(report.trajectId).queryKey });
}

export async function makeReport(trajectId: string, kind: ReportKind): Promise<Report> {
  const report = await send<Report>(
    api.POST("/trajects/{trajectId}/reports", {
      params: { path: { trajectId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body: { kind },
    }),
  );
  keepReport(report);
  return report;
}

export function changeReport(report: Report, body: Schema<"ReportUpdate">): Promise<Report> {
  return send<Report>(
    api.PATCH("/trajects/{trajectId}/reports/{reportId}", {
      params: { path: { trajectId: report.trajectId, reportId: report.id } },
      headers: ifMatch(report.version),
      body,
    }),
  );
}

export function previewReport(report: Report): Promise<Report> {
  const path = { trajectId: report.trajectId, reportId: report.id };
  return send<Report>(api.POST("/trajects/{trajectId}/reports/{reportId}/preview", { params: { path } }));
}

export function sendReport(report: Report, sha256: string): Promise<Report> {
  return send<Report>(
    api.POST("/trajects/{trajectId}/reports/{reportId}/send", {
      params: { path: { trajectId: report.trajectId, reportId: report.id } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body: { sha256 },
    }),
  );
}

export function askReview(report: Report, hit: ReportHit, reason: string): Promise<Report> {
  return send<Report>(
    api.POST("/trajects/{trajectId}/reports/{reportId}/reviews", {
      params: { path: { trajectId: report.trajectId, reportId: report.id } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body: { place: hit.place, start: hit.start, reason },
    }),
  );
}

/** Hands the stored PDF to the browser as a file; its name says nothing about a person. */
export function downloadReport(report: Report): Promise<void> {
  return saveFile(
    `/trajects/${report.trajectId}/reports/${report.id}/preview`,
    `rapportage-${report.id}.pdf`,
  );
}
