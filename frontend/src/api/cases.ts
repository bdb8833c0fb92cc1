/** Questions, complaints, mediations and data breaches (R39, R40, R45, R46, AVG 33, 34). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send } from "./client";
import { saveFile } from "./download";
import { queryClient } from "./queries";
import type { Schema } from "./types";

export type Complaint = Schema<"ComplaintView">;
export type ComplaintItem = Schema<"ComplaintItem">;
export type Mediation = Schema<"MediationView">;
export type Breach = Schema<"DataBreachView">;
export type BreachItem = Schema<"DataBreachItem">;
export type Question = Schema<"QuestionView">;
export type Subject = Complaint["subject"];
export type Nature = Breach["nature"];

export const subjects: readonly Subject[] = [
  "treatment",
  "content",
  "term",
  "reglement",
  "data-breach",
  "invoice",
  "other",
];
export const natures: readonly Nature[] = [
  "sent-wrong",
  "seen-by-wrong",
  "lost",
  "stolen",
  "hacked",
  "unavailable",
  "other",
];

export function complaintsQuery(closed: boolean) {
  return queryOptions({
    queryKey: ["complaints", closed],
    queryFn: () => send<Schema<"ComplaintList">>(api.GET("/complaints", { params: { query: { closed } } })),
    staleTime: 0,
  });
}

export function complaintQuery(complaintId: string) {
  return queryOptions({
    queryKey: ["complaint", complaintId],
    queryFn: () =>
      send<Complaint>(api.GET("/complaints/{complaintId}", { params: { path: { complaintId } } })),
    staleTime: 0,
  });
}

export function mediationsQuery(closed: boolean) {
  return queryOptions({
    queryKey: ["mediations", closed],
    queryFn: () => send<Schema<"MediationList">>(api.GET("/mediations", { params: { query: { closed } } })),
    staleTime: 0,
  });
}

export function mediationQuery(mediationId: string) {
  return queryOptions({
    queryKey: ["mediation", mediationId],
    queryFn: () =>
      send<Mediation>(api.GET("/mediations/{mediationId}", { params: { path: { mediationId } } })),
    staleTime: 0,
  });
}

export function breachesQuery(closed: boolean) {
  return queryOptions({
    queryKey: ["data-breaches", closed],
    queryFn: () =>
      send<Schema<"DataBreachList">>(api.GET("/data-breaches", { params: { query: { closed } } })),
    staleTime: 0,
  });
}

export function breachQuery(dataBreachId: string) {
  return queryOptions({
    queryKey: ["data-breach", dataBreachId],
    queryFn: () =>
      send<Breach>(api.GET("/data-breaches/{dataBreachId}", { params: { path: { dataBreachId } } })),
    staleTime: 0,
  });
}

export function questionsQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "questions"],
    queryFn: () =>
      send<Schema<"QuestionList">>(
        api.GET("/clients/{clientId}/questions", { params: { path: { clientId } } }),
      ),
  });
}

/** Everything that may show a case is read anew. */
async function changed(...keys: string[][]): Promise<void> {
  const all = [["complaints"], ["mediations"], ["data-breaches"], ["day"], ...keys];
  await Promise.all(all.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

export async function registerComplaint(
  body: Schema<"ComplaintCreate">,
): Promise<Schema<"RegisteredComplaint">> {
  const made = await send<Schema<"RegisteredComplaint">>(
    api.POST("/complaints", { headers: { "Idempotency-Key": idempotencyKey() }, body }),
  );
  await changed();
  return made;
}

export async function reportBreach(body: Schema<"DataBreachCreate">): Promise<Schema<"ReportedDataBreach">> {
  const made = await send<Schema<"ReportedDataBreach">>(
    api.POST("/data-breaches", { headers: { "Idempotency-Key": idempotencyKey() }, body }),
  );
  await changed();
  return made;
}

async function keepComplaint(act: Promise<Complaint>): Promise<void> {
  const made = await act;
  queryClient.setQueryData(complaintQuery(made.id).queryKey, made);
  await changed();
}

/** One step of a complaint, each its own act of the API. */
export function complaintActs(complaintId: string) {
  const params = { path: { complaintId } };
  return {
    acknowledge: () => keepComplaint(send(api.POST("/complaints/{complaintId}/acknowledgement", { params }))),
    hear: (body: Schema<"ComplaintHearing">) =>
      keepComplaint(send(api.POST("/complaints/{complaintId}/hearing", { params, body }))),
    adjourn: (reason: string) =>
      keepComplaint(send(api.POST("/complaints/{complaintId}/adjournment", { params, body: { reason } }))),
    find: (body: Schema<"ComplaintFinding">) =>
      keepComplaint(send(api.POST("/complaints/{complaintId}/finding", { params, body }))),
    answer: () => keepComplaint(send(api.POST("/complaints/{complaintId}/answer", { params }))),
    followUp: (text: string) =>
      keepComplaint(send(api.POST("/complaints/{complaintId}/follow-up", { params, body: { text } }))),
    assign: (handlerId: string) =>
      keepComplaint(send(api.POST("/complaints/{complaintId}/handler", { params, body: { handlerId } }))),
    link: (clientNumber: string) =>
      keepComplaint(send(api.POST("/complaints/{complaintId}/client", { params, body: { clientNumber } }))),
    close: () => keepComplaint(send(api.POST("/complaints/{complaintId}/closure", { params }))),
    withdraw: () => keepComplaint(send(api.POST("/complaints/{complaintId}/withdrawal", { params }))),
  };
}

/** From here on this colleague sees nothing of it; the page is read anew, for whoever named themselves not at all. */
export async function nameComplaintPerson(complaintId: string, userId: string): Promise<void> {
  await send(
    api.POST("/complaints/{complaintId}/persons", { params: { path: { complaintId } }, body: { userId } }),
  );
  await changed(["complaint", complaintId]);
}

export async function unnameComplaintPerson(complaintId: string, userId: string): Promise<void> {
  await send(
    api.DELETE("/complaints/{complaintId}/persons/{userId}", { params: { path: { complaintId, userId } } }),
  );
  await changed(["complaint", complaintId]);
}

export function complaintCountsQuery(quarter: string) {
  return queryOptions({
    queryKey: ["complaints", "counts", quarter],
    queryFn: () =>
      send<Schema<"ComplaintCountsView">>(api.GET("/complaint-counts", { params: { query: { quarter } } })),
    staleTime: 0,
  });
}

export const complaintTermsQuery = queryOptions({
  queryKey: ["complaint-terms"],
  queryFn: () => send<Schema<"ComplaintTermsView">>(api.GET("/complaint-terms")),
  staleTime: 5 * 60_000,
});

export function saveComplaintCounts(quarter: string): Promise<void> {
  return saveFile(`/complaint-counts/document?quarter=${quarter}`, `klachten-${quarter}.csv`);
}

export async function startMediation(aboutCaseId: string): Promise<Mediation> {
  const made = await send<Mediation>(
    api.POST("/mediations", {
      headers: { "Idempotency-Key": idempotencyKey() },
      body: { aboutCaseId, channel: "conversation" },
    }),
  );
  await changed();
  return made;
}

export function mediationActs(mediationId: string) {
  const params = { path: { mediationId } };
  const keep = async (act: Promise<Mediation>): Promise<void> => {
    queryClient.setQueryData(mediationQuery(mediationId).queryKey, await act);
    await changed();
  };
  return {
    positions: (body: Schema<"MediationPositions">) =>
      keep(send(api.POST("/mediations/{mediationId}/positions", { params, body }))),
    conclude: (body: Schema<"MediationConclusion">) =>
      keep(send(api.POST("/mediations/{mediationId}/conclusion", { params, body }))),
  };
}

export function breachActs(dataBreachId: string) {
  const params = { path: { dataBreachId } };
  const keep = async (act: Promise<Breach>): Promise<void> => {
    queryClient.setQueryData(breachQuery(dataBreachId).queryKey, await act);
    await changed();
  };
  return {
    assess: (body: Schema<"DataBreachAssessment">) =>
      keep(send(api.POST("/data-breaches/{dataBreachId}/assessment", { params, body }))),
    decide: (body: Schema<"DataBreachDecision">) =>
      keep(send(api.POST("/data-breaches/{dataBreachId}/decision", { params, body }))),
    notify: (body: Schema<"AuthorityNotification">) =>
      keep(send(api.POST("/data-breaches/{dataBreachId}/notification", { params, body }))),
    tell: (body: Schema<"ClientNotices">) =>
      keep(
        send(
          api.POST("/data-breaches/{dataBreachId}/client-notices", {
            params,
            headers: { "Idempotency-Key": idempotencyKey() },
            body,
          }),
        ),
      ),
    close: () => keep(send(api.POST("/data-breaches/{dataBreachId}/closure", { params }))),
  };
}

export function saveCaseLetter(
  of: "complaints" | "data-breaches",
  caseId: string,
  letterId: string,
): Promise<void> {
  return saveFile(`/${of}/${caseId}/letters/${letterId}`, `brief-${letterId}.pdf`);
}

export async function askQuestion(clientId: string, body: Schema<"QuestionCreate">): Promise<void> {
  await send(
    api.POST("/clients/{clientId}/questions", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body,
    }),
  );
  await changed(["client", clientId], ["tasks"]);
}

export async function answerQuestion(clientId: string, questionId: string, answer: string): Promise<void> {
  await send(
    api.POST("/questions/{questionId}/answer", { params: { path: { questionId } }, body: { answer } }),
  );
  await changed(["client", clientId], ["tasks"]);
}
