/** Data-subject requests (R41-R44). */
import { queryOptions } from "@tanstack/react-query";

import { fileCategories } from "./categories";
import { api, idempotencyKey, send } from "./client";
import { saveFile } from "./download";
import { queryClient } from "./queries";
import type { Schema } from "./types";

export type Line = Schema<"DataSubjectRequestLine">;
export type Request = Schema<"DataSubjectRequest">;
export type Type = Line["type"];
export type Decision = Schema<"RequestDecision">;
export type Erased = Schema<"ErasureResult">;
export type Item = Schema<"RequestItemBody">;
export type Ground = NonNullable<Item["ground"]>;
export type Category = NonNullable<Item["category"]>;
export type Mandate = Schema<"RequesterBody">["mandate"];
export type ReopenReason = Schema<"RequestReopening">["reason"];
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
export const mandates: readonly Mandate[] = ["legal-representative", "lawyer", "written-mandate"];
export const reopenReasons: readonly ReopenReason[] = [
  "client-objected",
  "court",
  "authority",
  "identity-established",
  "new-facts",
];
/** What a client asks about; what is the bureau's own is not among them. */
export const categories = [
  ...fileCategories,
  "delivery",
  "access-log",
] as const satisfies readonly Category[];
export const feeGrounds: readonly Ground[] = ["manifestly-unfounded", "excessive"];
export const grounds: readonly Ground[] = [
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
export async function doAct(requestId: string, name: Plain): Promise<void> {
  const params = { path: { requestId } };
  const calls = {
    clarify: () => api.POST("/data-subject-requests/{requestId}/clarify", { params }),
    execute: () => api.POST("/data-subject-requests/{requestId}/execute", { params }),
    close: () => api.POST("/data-subject-requests/{requestId}/close", { params }),
    withdraw: () => api.POST("/data-subject-requests/{requestId}/withdraw", { params }),
    "approve-fee": () => api.POST("/data-subject-requests/{requestId}/approve-fee", { params }),
    "drop-fee": () => api.POST("/data-subject-requests/{requestId}/drop-fee", { params }),
  };
  await changed(await send<Request>(calls[name]()));
}

interface Bodies {
  requester: Schema<"RequesterChange">;
  "verify-identity": Schema<"IdentityVerification">;
  ask: Schema<"RequestQuestion">;
  extend: Schema<"Extension">;
  fee: Schema<"RequestFee">;
  join: Schema<"RequestJoin">;
  decide: Decision;
  review: Schema<"RequestReview">;
  "hand-over": Schema<"RequestHandOver">;
  reopen: Schema<"RequestReopening">;
}

/** An act with something to say. */
export async function act<Name extends keyof Bodies>(
  requestId: string,
  name: Name,
  body: Bodies[Name],
): Promise<void> {
  // One shape for ten addresses: the table above says which body belongs to which.
  const path = `/data-subject-requests/{requestId}/${name}` as "/data-subject-requests/{requestId}/decide";
  const params = { path: { requestId } };
  await changed(await send<Request>(api.POST(path, { params, body: body as Decision })));
}

/** The whole file goes, this request with it; what comes back is the certificate. */
export async function eraseFile(requestId: string, number: string): Promise<Erased> {
  const erased = await send<Erased>(
    api.POST("/data-subject-requests/{requestId}/erase", {
      params: { path: { requestId } },
      body: { number },
    }),
  );
  const stale = [
    ["requests", "open"],
    ["requests", "ended"],
    ["requests", "finished"],
    ["retention"],
    ["day"],
  ];
  await Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  return erased;
}

/** By anyone of the staff who has the client's number. */
export async function takeIn(body: Schema<"RequestTakeIn">): Promise<Schema<"RequestReceipt">> {
  const taken = await send<Schema<"RequestReceipt">>(
    api.POST("/data-subject-requests/by-client-number", {
      headers: { "Idempotency-Key": idempotencyKey() },
      body,
    }),
  );
  await queryClient.invalidateQueries({ queryKey: ["requests", "open"] });
  return taken;
}

export const finishedQuery = queryOptions({
  queryKey: ["requests", "finished"],
  queryFn: () => send<Schema<"FinishedRequestList">>(api.GET("/finished-data-subject-requests")),
  staleTime: 0,
});

export function saveCertificate(erased: Erased): Promise<void> {
  return saveFile(`/erasure-certificates/${erased.certificateId}/letter`, "bewijs-van-vernietiging.pdf");
}

export function saveLetter(requestId: string, letterId: string): Promise<void> {
  return saveFile(`/data-subject-requests/${requestId}/letters/${letterId}`, `brief-${letterId}.pdf`);
}
