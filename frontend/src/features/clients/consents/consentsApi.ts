/** Consents and objections of a client (R28, R32-R34). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send } from "@/api/client";
import { saveFile } from "@/api/download";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Consent = Schema<"ConsentView">;
export type ConsentText = Schema<"ConsentTextVersion">;
export type ConsentValues = Schema<"ConsentCreate">;
export type Purpose = Consent["purpose"];
export type Category = Consent["categories"][number];
export type Channel = Schema<"ConsentWithdrawal">["channel"];
export type RecipientKind = Consent["recipientKind"];

export const channels: readonly Channel[] = ["conversation", "phone", "email", "post", "app", "other"];

interface Shape {
  recipient: RecipientKind;
  categories: readonly Category[];
  named: boolean;
  spoken: boolean;
}

/** What each purpose asks by default; commercial and charitable are at the end, and never spoken (R32). */
export const shapes: Record<Purpose, Shape> = {
  "introduction-to-employer": {
    recipient: "employer",
    categories: ["name", "contact", "background", "preference"],
    named: true,
    spoken: true,
  },
  "reference-request": { recipient: "referee", categories: ["name"], named: true, spoken: true },
  "sharing-with-provider": {
    recipient: "provider",
    categories: ["name", "contact", "background", "traject"],
    named: true,
    spoken: true,
  },
  "sharing-health": { recipient: "provider", categories: ["name", "health"], named: true, spoken: false },
  "photo-or-quote": { recipient: "other", categories: ["name"], named: true, spoken: true },
  "commercial-mailing": { recipient: "bureau", categories: ["name", "contact"], named: false, spoken: false },
  "charitable-mailing": { recipient: "bureau", categories: ["name", "contact"], named: false, spoken: false },
};
export const purposes = Object.keys(shapes) as Purpose[];

export const textsQuery = queryOptions({
  queryKey: ["consent-texts"],
  queryFn: () => send<Schema<"ConsentTextList">>(api.GET("/consent-texts")),
});

export function consentsQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "consents"],
    queryFn: () =>
      send<Schema<"ConsentList">>(
        api.GET("/clients/{clientId}/consents", { params: { path: { clientId } } }),
      ),
  });
}

export function objectionsQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "objections"],
    queryFn: () =>
      send<Schema<"ObjectionList">>(
        api.GET("/clients/{clientId}/objections", { params: { path: { clientId } } }),
      ),
  });
}

async function changed(clientId: string): Promise<void> {
  await Promise.all(
    [["client", clientId], ["day"], ["tasks"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}

export async function askConsent(clientId: string, body: ConsentValues): Promise<Consent> {
  const made = await send<Consent>(
    api.POST("/clients/{clientId}/consents", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body,
    }),
  );
  await changed(clientId);
  return made;
}

export async function withdrawConsent(clientId: string, consent: Consent, channel: Channel): Promise<void> {
  await send(
    api.POST("/consents/{consentId}/withdraw", {
      params: { path: { consentId: consent.id } },
      body: { channel },
    }),
  );
  await changed(clientId);
}

export async function registerObjection(clientId: string, channel: Channel): Promise<number> {
  const made = await send<Schema<"ObjectionView">>(
    api.POST("/clients/{clientId}/objections", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body: { channel },
    }),
  );
  await changed(clientId);
  return made.endedConsents;
}

export function saveReceipt(consent: Consent): Promise<void> {
  return saveFile(`/consents/${consent.id}/receipt`, `toestemming-${consent.id}.pdf`);
}
