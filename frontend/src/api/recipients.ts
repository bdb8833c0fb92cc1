/** Telling recipients what was corrected, erased or restricted (AVG 19). */
import { queryOptions } from "@tanstack/react-query";

import { api, send } from "./client";
import { queryClient } from "./queries";
import { requestQuery, type Channel, type Type } from "./requests";
import type { Schema } from "./types";

export type Recipients = Schema<"RecipientNoticeList">;
export type Recipient = Recipients["items"][number];
export type Kind = Recipients["categories"][number];
export type ImpossibleReason = NonNullable<Recipient["reason"]>;

/** The requests that travel to who received the data. */
export const travelling: readonly Type[] = ["rectification", "completion", "erasure", "restriction"];
export const impossibleReasons: readonly ImpossibleReason[] = [
  "recipient-gone",
  "not-reachable",
  "disproportionate",
];

export function recipientsQuery(requestId: string) {
  return queryOptions({
    queryKey: ["requests", "recipients", requestId],
    queryFn: () =>
      send<Recipients>(
        api.GET("/data-subject-requests/{requestId}/recipients", { params: { path: { requestId } } }),
      ),
    retry: false,
  });
}

async function changed(requestId: string, found: Recipients): Promise<void> {
  queryClient.setQueryData(recipientsQuery(requestId).queryKey, found);
  await queryClient.invalidateQueries({ queryKey: requestQuery(requestId).queryKey });
}

export async function makeRecipientList(requestId: string, categories: Kind[]): Promise<void> {
  const params = { path: { requestId } };
  const call = api.POST("/data-subject-requests/{requestId}/recipients", { params, body: { categories } });
  await changed(requestId, await send<Recipients>(call));
}

export async function tellRecipient(requestId: string, recipientId: string, channel: Channel): Promise<void> {
  const call = api.POST("/data-subject-requests/{requestId}/recipients/{recipientId}/tell", {
    params: { path: { requestId, recipientId } },
    body: { channel },
  });
  await changed(requestId, await send<Recipients>(call));
}

export async function markImpossible(
  requestId: string,
  recipientId: string,
  reason: ImpossibleReason,
): Promise<void> {
  const call = api.POST("/data-subject-requests/{requestId}/recipients/{recipientId}/mark-impossible", {
    params: { path: { requestId, recipientId } },
    body: { reason },
  });
  await changed(requestId, await send<Recipients>(call));
}

export async function tellClientOfRecipients(requestId: string): Promise<void> {
  const params = { path: { requestId } };
  const call = api.POST("/data-subject-requests/{requestId}/recipients/tell-client", { params });
  await changed(requestId, await send<Recipients>(call));
}
