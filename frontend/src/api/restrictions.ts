/** Restrictions: kept and no longer used, until the client was told (AVG 18). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send } from "./client";
import { saveFile } from "./download";
import { queryClient } from "./queries";
import type { Schema } from "./types";

export type Restriction = Schema<"Restriction">;
export type NewRestriction = Schema<"RestrictionCreate">;
export type RestrictedField = NonNullable<Restriction["field"]>;
export type RestrictedPart = Schema<"RestrictedPart">;

export const scopes: readonly Restriction["scope"][] = ["file", "field", "record"];
export const fields: readonly RestrictedField[] = ["name", "birth-and-sex", "address", "phone", "email"];
export const restrictionGrounds: readonly Restriction["ground"][] = [
  "accuracy-contested",
  "objection-pending",
  "unlawful",
  "needed-for-claim",
];

export function restrictionsQuery(clientId: string) {
  return queryOptions({
    queryKey: ["restrictions", clientId],
    queryFn: () =>
      send<Schema<"RestrictionList">>(
        api.GET("/clients/{clientId}/restrictions", { params: { path: { clientId } } }),
      ),
    staleTime: 0,
    retry: false,
  });
}

export function restrictableRecordsQuery(clientId: string) {
  return queryOptions({
    queryKey: ["restrictions", clientId, "records"],
    queryFn: () =>
      send<Schema<"RestrictableRecordList">>(
        api.GET("/clients/{clientId}/restrictable-records", { params: { path: { clientId } } }),
      ),
  });
}

async function changed(clientId: string): Promise<void> {
  await Promise.all(
    [
      ["restrictions", clientId],
      ["client", clientId],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}

export async function restrict(clientId: string, body: NewRestriction): Promise<void> {
  await send<Restriction>(
    api.POST("/clients/{clientId}/restrictions", {
      params: { path: { clientId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body,
    }),
  );
  await changed(clientId);
}

export async function tellOfLifting(clientId: string, restrictionId: string): Promise<void> {
  const params = { path: { clientId, restrictionId } };
  await send<Restriction>(api.POST("/clients/{clientId}/restrictions/{restrictionId}/tell", { params }));
  await changed(clientId);
}

export async function liftRestriction(clientId: string, restrictionId: string): Promise<void> {
  const params = { path: { clientId, restrictionId } };
  await send<Restriction>(api.POST("/clients/{clientId}/restrictions/{restrictionId}/lift", { params }));
  await changed(clientId);
}

export function saveRestrictionLetter(
  clientId: string,
  restrictionId: string,
  letterId: string,
): Promise<void> {
  const path = `/clients/${clientId}/restrictions/${restrictionId}/letters/${letterId}`;
  return saveFile(path, `brief-${letterId}.pdf`);
}
