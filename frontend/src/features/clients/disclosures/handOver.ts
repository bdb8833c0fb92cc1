/** Documents of a file that go to a third party: what the form holds, and what is sent of it (R28, R31). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

import type { Consent } from "../consents/consentsApi";
import type { FileDocument } from "../documents/documentApi";

export type Handover = Schema<"DisclosureHandover">;
export type HandedOver = Schema<"HandedOverDocuments">;
export type Provision = Schema<"LegalProvisionView">;
export type Category = Handover["categories"][number];

export const documentHash = "stuk=";
const DAY_MS = 24 * 60 * 60 * 1000;

export interface HandOverValues {
  /** `consent:<id>` or `provision:<code>`; empty while none is chosen. */
  ground: string;
  recipientName: string;
  documentIds: string[];
  categories: Category[];
  how: "link" | "handed";
  days: string;
  when: "now" | "tomorrow" | "week";
  acceptedBy: string;
}

/** What a choice of ground fixes: to whom, what for, and what at most. */
export interface Ground {
  id: string;
  recipient: Handover["recipient"];
  recipientName: string | null;
  purpose: Handover["purpose"];
  categories: Category[];
  consent: Consent | null;
  provision: Provision | null;
}

/** An employer gets a profile and the bureau's own post is no disclosure: those consents open no document. */
export function consentGround(consent: Consent): Ground | null {
  const { recipientKind } = consent;
  if (consent.state !== "given" || recipientKind === "bureau" || recipientKind === "employer") return null;
  return {
    id: `consent:${consent.id}`,
    recipient: recipientKind,
    recipientName: consent.recipientName ?? null,
    purpose: consent.purpose,
    categories: consent.categories,
    consent,
    provision: null,
  };
}

export function provisionGround(provision: Provision): Ground {
  return {
    id: `provision:${provision.code}`,
    recipient: "authority",
    recipientName: null,
    purpose: "legal-duty",
    categories: provision.categories,
    consent: null,
    provision,
  };
}

export function handoverOf(values: HandOverValues, ground: Ground, documents: FileDocument[]): Handover {
  const ahead = { now: 0, tomorrow: 1, week: 7 }[values.when];
  return {
    recipient: ground.recipient,
    recipientName: ground.recipientName ?? values.recipientName.trim(),
    purpose: ground.purpose,
    documents: documents.map((one) => ({ documentId: one.id, sha256: one.sha256 })),
    categories: values.categories,
    ...(ground.consent ? { consentId: ground.consent.id } : {}),
    ...(ground.provision ? { provision: ground.provision.code } : {}),
    ...(values.how === "link"
      ? {
          link: {
            days: Number(values.days),
            ...(ahead ? { sendAt: new Date(Date.now() + ahead * DAY_MS).toISOString() } : {}),
          },
        }
      : { acceptedBy: values.acceptedBy.trim() }),
  };
}

/** The closed list of provisions, and the duty that every recipient accepts. */
export const provisionsQuery = queryOptions({
  queryKey: ["legal-provisions"],
  queryFn: () => send<Schema<"LegalProvisionList">>(api.GET("/legal-provisions")),
});

export async function handOver(clientId: string, body: Handover): Promise<HandedOver> {
  const handed = await send<HandedOver>(
    api.POST("/clients/{clientId}/disclosures", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body,
    }),
  );
  await queryClient.invalidateQueries({ queryKey: ["client", clientId] });
  return handed;
}
