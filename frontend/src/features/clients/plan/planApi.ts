/** What the plan asks of the API: the plan and its versions, and the activities of one traject. */
import { queryOptions } from "@tanstack/react-query";

import { api, ifMatch, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Plan = Schema<"Plan">;
export type PlanVersion = Schema<"PlanVersion">;
export type Activity = Schema<"Activity">;
export type ActivityStatus = Schema<"ActivityStatus">;
export type ActivityGroup = Schema<"ActivityGroup">;
export type PlanComparison = Schema<"PlanComparison">;
export type FieldComparison = Schema<"PlanFieldComparison">;
export type ActivityComparison = Schema<"PlanActivityComparison">;

/** Whose plan it is: both are random ids, and both are in every key, so that nothing is shown under another client. */
export interface PlanOf {
  clientId: string;
  trajectId: string;
}

const keyOf = ({ clientId, trajectId }: PlanOf): string[] => ["client", clientId, "plan", trajectId];

export function planQuery(of: PlanOf) {
  return queryOptions({
    queryKey: [...keyOf(of), "current"],
    queryFn: () =>
      send<Plan>(api.GET("/trajects/{trajectId}/plan", { params: { path: { trajectId: of.trajectId } } })),
  });
}

export function activitiesQuery(of: PlanOf) {
  return queryOptions({
    queryKey: [...keyOf(of), "activities"],
    queryFn: async () => {
      const { trajectId } = of;
      const answer = await send<Schema<"ActivityList">>(
        api.GET("/trajects/{trajectId}/activities", { params: { path: { trajectId } } }),
      );
      return answer.items;
    },
  });
}

export function versionsQuery(of: PlanOf) {
  return queryOptions({
    queryKey: [...keyOf(of), "versions"],
    queryFn: async () => {
      const { trajectId } = of;
      const answer = await send<Schema<"PlanVersionList">>(
        api.GET("/trajects/{trajectId}/plan/versions", { params: { path: { trajectId } } }),
      );
      return answer.items;
    },
  });
}

export function comparisonQuery(of: PlanOf, from: number, to: number) {
  return queryOptions({
    queryKey: [...keyOf(of), "comparison", from, to],
    queryFn: () =>
      send<PlanComparison>(
        api.GET("/trajects/{trajectId}/plan/comparison", {
          params: { path: { trajectId: of.trajectId }, query: { from, to } },
        }),
      ),
  });
}

/** After any change: what was planned may have opened a new version, so everything of this plan is read again. */
export async function refreshPlan(of: PlanOf): Promise<void> {
  for (const part of ["activities", "hours"])
    void queryClient.invalidateQueries({ queryKey: ["client", of.clientId, part, of.trajectId] });
  await queryClient.invalidateQueries({ queryKey: keyOf(of) });
}

export async function savePlan(of: PlanOf, body: Schema<"PlanUpdate">, version: number): Promise<void> {
  const { trajectId } = of;
  const saved = await send<Plan>(
    api.PUT("/trajects/{trajectId}/plan", {
      params: { path: { trajectId } },
      headers: ifMatch(version),
      body,
    }),
  );
  queryClient.setQueryData(planQuery(of).queryKey, saved);
  await refreshPlan(of);
}

export async function approvePlan(of: PlanOf, body: Schema<"PlanApprovalCreate">): Promise<void> {
  const { trajectId } = of;
  await send<Plan>(api.POST("/trajects/{trajectId}/plan/approve", { params: { path: { trajectId } }, body }));
  await refreshPlan(of);
}

/** `key` is the form's own: sent again after a lost answer, the activity is planned once. */
export async function addActivity(of: PlanOf, body: Schema<"ActivityCreate">, key: string): Promise<void> {
  const { trajectId } = of;
  await send<Activity>(
    api.POST("/trajects/{trajectId}/activities", {
      params: { path: { trajectId } },
      headers: { "Idempotency-Key": key },
      body,
    }),
  );
  await refreshPlan(of);
}

/** Changes an activity and puts the answer in the list at once, so that a key press is seen without waiting. */
export async function changeActivity(
  of: PlanOf,
  row: { id: string; version: number },
  body: Schema<"ActivityUpdate">,
): Promise<Activity> {
  const changed = await send<Activity>(
    api.PATCH("/trajects/{trajectId}/activities/{activityId}", {
      params: { path: { trajectId: of.trajectId, activityId: row.id } },
      headers: ifMatch(row.version),
      body,
    }),
  );
  queryClient.setQueryData(activitiesQuery(of).queryKey, (rows) =>
    rows?.map((one) => (one.id === changed.id ? changed : one)),
  );
  void refreshPlan(of);
  return changed;
}

export async function removeActivity(of: PlanOf, row: Activity): Promise<void> {
  await send<unknown>(
    api.DELETE("/trajects/{trajectId}/activities/{activityId}", {
      params: { path: { trajectId: of.trajectId, activityId: row.id } },
      headers: ifMatch(row.version),
    }),
  );
  await refreshPlan(of);
}
