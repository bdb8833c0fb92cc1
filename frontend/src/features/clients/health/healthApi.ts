/** Health records; every call names the purpose it is made for (R7, R29) and is recorded with it. */
import { api, ifMatch, send } from "@/api/client";
import type { Schema } from "@/api/types";

import type { Purpose } from "../queries";

type HealthRecord = Schema<"HealthRecord">;
type HealthBody = Schema<"HealthRecordCreate">;

const PATH = "/clients/{clientId}/health-records";

export async function listHealth(clientId: string, purpose: Purpose): Promise<readonly HealthRecord[]> {
  const answer = await send<Schema<"HealthRecordList">>(
    api.GET(PATH, { params: { path: { clientId }, query: { purpose } } }),
  );
  return answer.items;
}

export function createHealth(clientId: string, purpose: Purpose, body: HealthBody): Promise<unknown> {
  return send<unknown>(api.POST(PATH, { params: { path: { clientId }, query: { purpose } }, body }));
}

interface Target {
  id: string;
  version: number;
}

export function changeHealth(
  clientId: string,
  purpose: Purpose,
  row: Target,
  body: HealthBody,
): Promise<unknown> {
  return send<unknown>(
    api.PATCH(`${PATH}/{recordId}`, {
      params: { path: { clientId, recordId: row.id }, query: { purpose } },
      headers: ifMatch(row.version),
      body,
    }),
  );
}

export function removeHealth(clientId: string, purpose: Purpose, row: Target): Promise<unknown> {
  return send<unknown>(
    api.DELETE(`${PATH}/{recordId}`, {
      params: { path: { clientId, recordId: row.id }, query: { purpose } },
      headers: ifMatch(row.version),
    }),
  );
}
