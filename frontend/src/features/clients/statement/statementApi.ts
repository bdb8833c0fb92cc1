/** What was offered and told to a client (R3, R4, R30). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send } from "@/api/client";
import { saveFile } from "@/api/download";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Offer = Schema<"StatementOffer">;
export type MadeOffer = Schema<"MadeStatementOffer">;
export type OfferValues = Schema<"StatementOfferCreate">;
export type Channel = Schema<"InformationNotice">["channel"];

export const channels: readonly Channel[] = ["conversation", "post", "email"];
export const unableReasons: readonly NonNullable<Offer["unableReason"]>[] = [
  "language",
  "reading",
  "illness",
  "represented",
  "other",
];

export function statementsQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "statements"],
    queryFn: () =>
      send<Schema<"StatementOffers">>(
        api.GET("/clients/{clientId}/privacy-statement-offers", { params: { path: { clientId } } }),
      ),
  });
}

async function changed(clientId: string): Promise<void> {
  await Promise.all(
    [["client", clientId], ["day"], ["tasks"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}

export async function offerStatement(clientId: string, body: OfferValues): Promise<MadeOffer> {
  const made = await send<MadeOffer>(
    api.POST("/clients/{clientId}/privacy-statement-offers", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body,
    }),
  );
  await changed(clientId);
  return made;
}

export async function giveNotice(clientId: string, channel: Channel, givenOn: string): Promise<void> {
  await send(
    api.POST("/clients/{clientId}/information-notices", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body: { channel, givenOn },
    }),
  );
  await changed(clientId);
}

export function saveReceipt(clientId: string, offer: Offer): Promise<void> {
  return saveFile(
    `/clients/${clientId}/privacy-statement-offers/${offer.id}/receipt`,
    `ontvangstbewijs-${offer.id}.pdf`,
  );
}
