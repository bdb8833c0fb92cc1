/** Results of a traject and the references of a file (R10, R11, R16, R20). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import type { Schema } from "@/api/types";

export type Assessment = Schema<"Assessment">;
export type AssessmentBody = Schema<"AssessmentCreate">;
export type Evidence = Schema<"EvidenceCreate">;
export type Reference = Schema<"Reference">;
export type ReferenceBody = Schema<"ReferenceCreate">;
export type Suitability = Schema<"SuitabilityAssessment">;
export type SuitabilityBody = Schema<"SuitabilityAssessmentCreate">;
export type Placement = Schema<"Placement">;
export type PlacementBody = Schema<"PlacementCreate">;

/** Which traject of which client. */
export interface Of {
  clientId: string;
  trajectId: string;
}

interface Target {
  id: string;
  version: number;
}

/** Suitability holds what someone can and cannot do: it opens for this purpose, and that is recorded. */
export const SUITABILITY_PURPOSE = "suitability-assessment";

const path = (of: Of) => ({ trajectId: of.trajectId });
const once = () => ({ "Idempotency-Key": idempotencyKey() });

export function assessmentsQuery(of: Of) {
  return queryOptions({
    queryKey: ["client", of.clientId, "assessments", of.trajectId],
    queryFn: async () =>
      (
        await send<Schema<"AssessmentList">>(
          api.GET("/trajects/{trajectId}/assessments", { params: { path: path(of) } }),
        )
      ).items,
  });
}

/** The activities that can be judged, in the order of the plan. */
export function activitiesQuery(of: Of) {
  return queryOptions({
    queryKey: ["client", of.clientId, "activities", of.trajectId],
    queryFn: async () =>
      (
        await send<Schema<"ActivityList">>(
          api.GET("/trajects/{trajectId}/activities", { params: { path: path(of) } }),
        )
      ).items,
  });
}

export function addAssessment(of: Of, body: AssessmentBody): Promise<Assessment> {
  return send(
    api.POST("/trajects/{trajectId}/assessments", { params: { path: path(of), header: once() }, body }),
  );
}

export function changeAssessment(
  of: Of,
  target: Target,
  body: Schema<"AssessmentUpdate">,
): Promise<Assessment> {
  return send(
    api.PATCH("/trajects/{trajectId}/assessments/{assessmentId}", {
      params: { path: { ...path(of), assessmentId: target.id } },
      headers: ifMatch(target.version),
      body,
    }),
  );
}

export function referencesQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "references"],
    queryFn: async () =>
      (
        await send<Schema<"ReferenceList">>(
          api.GET("/clients/{clientId}/references", { params: { path: { clientId } } }),
        )
      ).items,
  });
}

export function addReference(clientId: string, body: ReferenceBody): Promise<Reference> {
  return send(
    api.POST("/clients/{clientId}/references", {
      params: { path: { clientId }, header: once() },
      body,
    }),
  );
}

export function changeReference(clientId: string, target: Target, body: ReferenceBody): Promise<Reference> {
  return send(
    api.PATCH("/clients/{clientId}/references/{referenceId}", {
      params: { path: { clientId, referenceId: target.id } },
      headers: ifMatch(target.version),
      body,
    }),
  );
}

export function removeReference(clientId: string, target: Target): Promise<unknown> {
  return send<unknown>(
    api.DELETE("/clients/{clientId}/references/{referenceId}", {
      params: { path: { clientId, referenceId: target.id } },
      headers: ifMatch(target.version),
    }),
  );
}

/** Nothing of it stays in the cache once it is closed. */
export function suitabilityQuery(of: Of) {
  return queryOptions({
    queryKey: ["client", of.clientId, "suitability", of.trajectId],
    queryFn: async () =>
      (
        await send<Schema<"SuitabilityAssessmentList">>(
          api.GET("/trajects/{trajectId}/suitability-assessments", {
            params: { path: path(of), query: { purpose: SUITABILITY_PURPOSE } },
          }),
        )
      ).items,
    gcTime: 0,
    staleTime: Infinity,
  });
}

export function addSuitability(of: Of, body: SuitabilityBody): Promise<Suitability> {
  return send(
    api.POST("/trajects/{trajectId}/suitability-assessments", {
      params: { path: path(of), query: { purpose: SUITABILITY_PURPOSE }, header: once() },
      body,
    }),
  );
}

export function placementsQuery(of: Of) {
  return queryOptions({
    queryKey: ["client", of.clientId, "placements", of.trajectId],
    queryFn: async () =>
      (
        await send<Schema<"PlacementList">>(
          api.GET("/trajects/{trajectId}/placements", { params: { path: path(of) } }),
        )
      ).items,
  });
}

export function addPlacement(of: Of, body: PlacementBody): Promise<Placement> {
  return send(
    api.POST("/trajects/{trajectId}/placements", { params: { path: path(of), header: once() }, body }),
  );
}

export function changePlacement(of: Of, target: Target, body: Schema<"PlacementUpdate">): Promise<Placement> {
  return send(
    api.PATCH("/trajects/{trajectId}/placements/{placementId}", {
      params: { path: { ...path(of), placementId: target.id } },
      headers: ifMatch(target.version),
      body,
    }),
  );
}
