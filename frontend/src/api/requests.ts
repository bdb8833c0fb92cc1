/** Data-subject requests (R41-R44). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send } from "./client";
import { saveFile } from "./download";
import { queryClient } from "./queries";
import type { Schema } from "./types";

export type Line = Schema<"DataSubjectRequestLine">;
export type Request = Schema<"DataSubjectRequest">;
export type Type = Line["type"];
export type Decision = Schema<"RequestDecision">;
export type Outcome = NonNullable<Decision["outcome"]>;
export type Method = NonNullable<Request["identityMethod"]>;
export type Channel = Request["channel"];

export const types: readonly Type[] = [
  "access",
  "rectification",
  "completion",
  "erasure",
  "restriction",
  "portability",
  "objection",
];
export const channels: readonly Channel[] = ["conversation", "phone", "email", "post", "app", "other"];
export const methods: readonly Method[] = ["seen-in-person", "called-back", "portal", "video"];
export const grounds: readonly NonNullable<Decision["ground"]>[] = [
  "protection-of-data-subject",
  "rights-of-others",
  "manifestly-unfounded",
  "excessive",
  "legal-retention",
  "legal-claim",
];
const ended: readonly Line["state"][] = ["closed", "identity-not-established", "withdrawn", "joined"];

export function isEnded(state: Line["state"]): boolean {
  return ended.includes(state);
}

export function requestsQuery(of: "open" | "ended") {
  return queryOptions({
    queryKey: ["requests", of],
    queryFn: () =>
      send<Schema<"DataSubjectRequestList">>(
        api.GET("/data-subject-requests", { params: { query: { ended: of === "ended" } } }),
      ),
    staleTime: 0,
  });
}

export function requestsOfClientQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "requests"],
    queryFn: () =>
      send<Schema<"DataSubjectRequestList">>(
        api.GET("/clients/{clientId}/data-subject-requests", { params: { path: { clientId } } }),
      ),
  });
}

export function requestQuery(requestId: string) {
  return queryOptions({
    queryKey: ["requests", "one", requestId],
    queryFn: () =>
      send<Request>(api.GET("/data-subject-requests/{requestId}", { params: { path: { requestId } } })),
  });
}

async function changed(request: Request): Promise<void> {
  queryClient.setQueryData(requestQuery(request.id).queryKey, request);
  await Promise.all(
    [
      ["requests", "open"],
      ["requests", "ended"],
      ["client", request.clientId],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}

export async function registerRequest(body: Schema<"DataSubjectRequestCreate">): Promise<Request> {
  const made = await send<Request>(
    api.POST("/data-subject-requests", { headers: { "Idempotency-Key": idempotencyKey() }, body }),
  );
  await changed(made);
  return made;
}

type Plain = "clarify" | "execute" | "close" | "withdraw" | "approve-fee" | "drop-fee";

/** An act that needs nothing but the decision to do it. */
export async function doAct(requestId: string, act: Plain): Promise<void> {
  const params = { path: { requestId } };
  const calls = {
    clarify: () => api.POST("/data-subject-requests/{requestId}/clarify", { params }),
    execute: () => api.POST("/data-subject-requests/{requestId}/execute", { params }),
    close: () => api.POST("/data-subject-requests/{requestId}/close", { params }),
    withdraw: () => api.POST("/data-subject-requests/{requestId}/withdraw", { params }),
    "approve-fee": () => api.POST("/data-subject-requests/{requestId}/approve-fee", { params }),
    "drop-fee": () => api.POST("/data-subject-requests/{requestId}/drop-fee", { params }),
  };
  await changed(await send<Request>(calls[act]()));
}

export async function verifyIdentity(requestId: string, method: Method | null): Promise<void> {
  await changed(
    await send<Request>(
      api.POST("/data-subject-requests/{requestId}/verify-identity", {
        params: { path: { requestId } },
        body: { method },
      }),
    ),
  );
}

export async function ask(requestId: string, question: string): Promise<void> {
  await changed(
    await send<Request>(
      api.POST("/data-subject-requests/{requestId}/ask", {
        params: { path: { requestId } },
        body: { question },
      }),
    ),
  );
}

export async function extend(requestId: string, reason: string): Promise<void> {
  await changed(
    await send<Request>(
      api.POST("/data-subject-requests/{requestId}/extend", {
        params: { path: { requestId } },
        body: { reason },
      }),
    ),
  );
}

export async function decide(requestId: string, body: Decision): Promise<void> {
  await changed(
    await send<Request>(
      api.POST("/data-subject-requests/{requestId}/decide", { params: { path: { requestId } }, body }),
    ),
  );
}

export async function review(requestId: string, agreed: boolean): Promise<void> {
  await changed(
    await send<Request>(
      api.POST("/data-subject-requests/{requestId}/review", {
        params: { path: { requestId } },
        body: { agreed },
      }),
    ),
  );
}

export function saveLetter(requestId: string, letterId: string): Promise<void> {
  return saveFile(`/data-subject-requests/${requestId}/letters/${letterId}`, `brief-${letterId}.pdf`);
}
