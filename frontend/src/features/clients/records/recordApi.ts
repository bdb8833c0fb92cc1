import { api, ifMatch, send } from "@/api/client";

/** What every sub-record of a file carries. */
export interface RecordRow {
  id: string;
  version: number;
}

/** The collections under a client that all work alike. Health records are apart: they ask a purpose. */
export type RecordPath = "benefits" | "educations" | "diplomas" | "work-experiences" | "preferences";

export interface RecordApi<Row extends RecordRow, Body> {
  key: string;
  list: (clientId: string) => Promise<readonly Row[]>;
  create: (clientId: string, body: Body) => Promise<unknown>;
  change: (clientId: string, row: RecordRow, body: Body) => Promise<unknown>;
  remove: (clientId: string, row: RecordRow) => Promise<unknown>;
}

/**
 * The four acts on one collection. The five collections have the same shape, so one typed path stands for all of them here;
 * the row and body types come from the caller.
 */
export function recordApi<Row extends RecordRow, Body>(name: RecordPath): RecordApi<Row, Body> {
  const all = `/clients/{clientId}/${name}` as "/clients/{clientId}/diplomas";
  const one = `/clients/{clientId}/${name}/{recordId}` as "/clients/{clientId}/diplomas/{recordId}";
  type Sent = { name: string };
  return {
    key: name,
    list: async (clientId) => {
      const answer = await send(api.GET(all, { params: { path: { clientId } } }));
      return (answer as unknown as { items: Row[] }).items;
    },
    create: (clientId, body) =>
      send<unknown>(api.POST(all, { params: { path: { clientId } }, body: body as unknown as Sent })),
    change: (clientId, row, body) =>
      send<unknown>(
        api.PATCH(one, {
          params: { path: { clientId, recordId: row.id } },
          headers: ifMatch(row.version),
          body: body as unknown as Sent,
        }),
      ),
    remove: (clientId, row) =>
      send<unknown>(
        api.DELETE(one, { params: { path: { clientId, recordId: row.id } }, headers: ifMatch(row.version) }),
      ),
  };
}
