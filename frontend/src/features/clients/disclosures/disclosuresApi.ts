/** What leaves about a client, and profiles for employers (R25, R28, R31). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send } from "@/api/client";
import { saveFile } from "@/api/download";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Disclosure = Schema<"DisclosureView">;
export type Preview = Schema<"EmployerProfilePreview">;
export type ProfileValues = Schema<"EmployerProfileCreate">;
export type ProfileKind = NonNullable<ProfileValues["kind"]>;
export type SentProfile = Schema<"SentEmployerProfile">;

export const kinds: readonly ProfileKind[] = ["permanent", "temporary", "trial"];
export const linkDays = ["1", "3", "7", "14"] as const;

export function disclosuresQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "disclosures"],
    queryFn: () =>
      send<Schema<"DisclosureList">>(
        api.GET("/clients/{clientId}/disclosures", { params: { path: { clientId } } }),
      ),
  });
}

function changed(clientId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ["client", clientId] });
}

export function makeProfile(clientId: string, body: ProfileValues): Promise<Preview> {
  return send<Preview>(
    api.POST("/clients/{clientId}/employer-profiles", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body,
    }),
  );
}

export async function sendProfile(
  clientId: string,
  profile: Preview,
  days: number,
  sendAt: string | null,
): Promise<SentProfile> {
  const sent = await send<SentProfile>(
    api.POST("/clients/{clientId}/employer-profiles/{profileId}/send", {
      params: { path: { clientId, profileId: profile.id } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body: { sha256: profile.sha256, days, ...(sendAt ? { sendAt } : {}) },
    }),
  );
  await changed(clientId);
  return sent;
}

export async function revokeDisclosure(clientId: string, disclosure: Disclosure): Promise<void> {
  await send(
    api.POST("/clients/{clientId}/disclosures/{disclosureId}/revoke", {
      params: { path: { clientId, disclosureId: disclosure.id } },
    }),
  );
  await changed(clientId);
}

export function saveProfile(clientId: string, profile: Preview): Promise<void> {
  return saveFile(
    `/clients/${clientId}/employer-profiles/${profile.id}/document`,
    `profiel-${profile.id}.pdf`,
  );
}
