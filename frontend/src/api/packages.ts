/** Access packages of a request (AVG 15, 20). Link and code live in the answer to making one, and nowhere else. */
import { queryOptions } from "@tanstack/react-query";

import { api, send } from "./client";
import { queryClient } from "./queries";
import type { Schema } from "./types";

export type Overview = Schema<"AccessPackageOverview">;
export type Redaction = Schema<"PackageRedaction">;
export type Package = Schema<"AccessPackage">;
export type MadePackage = Schema<"MadeAccessPackage">;

export function packageQuery(requestId: string) {
  return queryOptions({
    queryKey: ["requests", "package", requestId],
    queryFn: () =>
      send<Overview>(
        api.GET("/data-subject-requests/{requestId}/package", { params: { path: { requestId } } }),
      ),
    staleTime: 0,
  });
}

async function stale(requestId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: packageQuery(requestId).queryKey });
}

export async function makePackage(requestId: string): Promise<MadePackage> {
  const made = await send<MadePackage>(
    api.POST("/data-subject-requests/{requestId}/package", { params: { path: { requestId } } }),
  );
  await stale(requestId);
  return made;
}

export async function revokePackage(requestId: string): Promise<void> {
  await send(
    api.POST("/data-subject-requests/{requestId}/package/revoke", { params: { path: { requestId } } }),
  );
  await stale(requestId);
}

/** Shows one item after all, or leaves it out again for the reason it had. */
export async function ruleOn(requestId: string, one: Redaction, reason: string): Promise<void> {
  const overview = await send<Overview>(
    api.POST("/data-subject-requests/{requestId}/package/redactions", {
      params: { path: { requestId } },
      body: { path: one.path, item: one.item ?? null, shown: !one.shown, code: one.code, reason },
    }),
  );
  queryClient.setQueryData(packageQuery(requestId).queryKey, overview);
}
