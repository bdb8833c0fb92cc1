/** A client's trajects: read, changed and acted upon. One call is one act. */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Traject = Schema<"TrajectDetail">;
export type TrajectAct = Traject["possibleActs"][number];
export type ResultCode = Schema<"ResultCode">;

const PATH = "/trajects/{trajectId}";

export function trajectQuery(clientId: string, trajectId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "traject", trajectId],
    queryFn: () => send<Traject>(api.GET(PATH, { params: { path: { trajectId } } })),
  });
}

/** Puts what an act answered in place, and lets everything that shows the traject read again. */
function settle(clientId: string, traject: Traject): Traject {
  queryClient.setQueryData(trajectQuery(clientId, traject.id).queryKey, traject);
  void queryClient.invalidateQueries({ queryKey: ["client", clientId], refetchType: "active" });
  void queryClient.invalidateQueries({ queryKey: ["clients"] });
  void queryClient.invalidateQueries({ queryKey: ["day"] });
  return traject;
}

export async function changeTraject(
  traject: Traject,
  version: number,
  body: Schema<"TrajectUpdate">,
): Promise<Traject> {
  const answer = await send<Traject>(
    api.PATCH(PATH, { params: { path: { trajectId: traject.id } }, headers: ifMatch(version), body }),
  );
  return settle(traject.clientId, answer);
}

interface Bodies {
  activate: Schema<"TrajectActivation">;
  suspend: Schema<"TrajectSuspend">;
  resume: Schema<"TrajectResume">;
  extend: Schema<"TrajectExtension">;
  close: Schema<"TrajectClosing">;
}

/** The acts that are a POST of their own. */
export type NamedAct = keyof Bodies;

export async function actOnTraject<Act extends NamedAct>(
  traject: Traject,
  act: Act,
  body: Bodies[Act],
): Promise<Traject> {
  // The five routes have the same shape but for their body, so one typed path stands for all of them here.
  const path = `${PATH}/${act}` as "/trajects/{trajectId}/activate";
  const answer = await send<Traject>(
    api.POST(path, {
      params: { path: { trajectId: traject.id } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body: body as Bodies["activate"],
    }),
  );
  return settle(traject.clientId, answer);
}
