/** What emergency access asks of the API (R26). */
import { queryOptions } from "@tanstack/react-query";

import { api, ifMatch, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Emergency = Schema<"EmergencyAccess">;
export type Kind = Emergency["kind"];
export type Outcome = NonNullable<Emergency["outcome"]>;

export const kinds: readonly Kind[] = ["client-at-risk", "client-at-the-door", "legal-deadline"];

/** The own ones; for the privacy officer all. Newest first. */
export const emergenciesQuery = queryOptions({
  queryKey: ["emergency-accesses"],
  queryFn: () => send<Schema<"EmergencyAccessList">>(api.GET("/emergency-accesses")),
  staleTime: 0,
});

async function changed(): Promise<void> {
  await Promise.all(
    [emergenciesQuery.queryKey, ["day"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}

export async function takeAccess(body: Schema<"EmergencyAccessCreate">): Promise<Emergency> {
  const taken = await send<Emergency>(api.POST("/emergency-accesses", { body }));
  queryClient.removeQueries({ queryKey: ["client", taken.clientId] });
  await changed();
  return taken;
}

export async function judge(access: Emergency, outcome: Outcome, remark: string): Promise<void> {
  try {
    await send(
      api.POST("/emergency-accesses/{emergencyAccessId}/review", {
        params: { path: { emergencyAccessId: access.id } },
        headers: ifMatch(access.version),
        body: { outcome, remark },
      }),
    );
  } finally {
    await changed();
  }
}
