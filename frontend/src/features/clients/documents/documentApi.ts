/** Documents; every address starts at the client, and those about health name the purpose (R7, R24). */
import { queryOptions } from "@tanstack/react-query";

import { api, ifMatch, send, sendRaw } from "@/api/client";
import { saveBlob } from "@/api/download";
import type { Schema } from "@/api/types";
import { upload } from "@/api/upload";

import type { Purpose } from "../queries";

export type FileDocument = Schema<"Document">;
export type DocumentKind = FileDocument["kind"];

/** Where documents are: a file, and for those about health the purpose they were opened for. */
export interface Shelf {
  clientId: string;
  purpose: Purpose | null;
}

const ORDINARY: readonly DocumentKind[] = [
  "cv",
  "diploma",
  "letter",
  "agreement",
  "application",
  "reference",
  "report",
  "other",
];
const HEALTH: readonly DocumentKind[] = [
  "abilities-list",
  "company-doctor-advice",
  "labour-expert-report",
  "other",
];
const SCAN_POLL_MS = 3_000;

export function kindsOf(shelf: Shelf): readonly DocumentKind[] {
  return shelf.purpose ? HEALTH : ORDINARY;
}

function keyOf(shelf: Shelf): readonly unknown[] {
  return ["client", shelf.clientId, "documents", shelf.purpose];
}

/** Apart from the list: asking for that again must not open every document again, for each opening is recorded. */
function contentKey(shelf: Shelf, document: FileDocument, part: number | string): readonly unknown[] {
  return ["client", shelf.clientId, "document-content", shelf.purpose, document.id, part];
}

/** The documents of a shelf; asked again while one waits for its scan. What is about health leaves memory when closed. */
export function documentsQuery(shelf: Shelf) {
  const { clientId, purpose } = shelf;
  return queryOptions({
    queryKey: keyOf(shelf),
    queryFn: () =>
      send<Schema<"DocumentList">>(
        purpose
          ? api.GET("/clients/{clientId}/health-documents", {
              params: { path: { clientId }, query: { purpose } },
            })
          : api.GET("/clients/{clientId}/documents", { params: { path: { clientId } } }),
      ),
    refetchInterval: (query) =>
      query.state.data?.items.some((one) => one.scanState === "waiting") ? SCAN_POLL_MS : false,
    ...(purpose ? { gcTime: 0 } : {}),
  });
}

function address(shelf: Shelf, rest: string): string {
  const { clientId, purpose } = shelf;
  const base = `/clients/${clientId}/${purpose ? "health-documents" : "documents"}${rest}`;
  return purpose ? `${base}?purpose=${purpose}` : base;
}

/** A page (or the thumbnail, page 0) as a picture in memory: no address of it exists, so nothing is left behind. */
export function pictureQuery(shelf: Shelf, document: FileDocument, page: number) {
  return queryOptions({
    queryKey: contentKey(shelf, document, page),
    queryFn: async () => {
      const rest = page === 0 ? "thumbnail" : `pages/${String(page)}`;
      const response = await sendRaw(address(shelf, `/${document.id}/${rest}`));
      return createImageBitmap(await response.blob());
    },
    staleTime: Infinity,
    gcTime: shelf.purpose ? 0 : 60_000,
  });
}

export function textQuery(shelf: Shelf, document: FileDocument) {
  return queryOptions({
    queryKey: contentKey(shelf, document, "text"),
    queryFn: async () => (await sendRaw(address(shelf, `/${document.id}/content`))).text(),
    staleTime: Infinity,
    gcTime: 0,
  });
}

export interface Upload {
  file: File;
  title: string;
  kind: DocumentKind;
  /** The same at every attempt, so that a lost answer cannot make two documents. */
  key: string;
}

export function addDocument(
  shelf: Shelf,
  one: Upload,
  onProgress: (share: number) => void,
): Promise<unknown> {
  const form = new FormData();
  form.set("kind", one.kind);
  form.set("title", one.title.trim());
  form.set("file", one.file);
  return upload(address(shelf, ""), form, { "Idempotency-Key": one.key }, onProgress);
}

export function changeDocument(
  shelf: Shelf,
  id: string,
  version: number,
  body: Schema<"DocumentUpdate">,
): Promise<unknown> {
  const path = { clientId: shelf.clientId, documentId: id };
  const headers = ifMatch(version);
  return send<unknown>(
    shelf.purpose
      ? api.PATCH("/clients/{clientId}/health-documents/{documentId}", {
          params: { path, query: { purpose: shelf.purpose } },
          headers,
          body,
        })
      : api.PATCH("/clients/{clientId}/documents/{documentId}", { params: { path }, headers, body }),
  );
}

export async function removeDocument(shelf: Shelf, document: FileDocument): Promise<void> {
  await sendRaw(address(shelf, `/${document.id}`), {
    method: "DELETE",
    headers: ifMatch(document.version),
  });
}

export async function restoreDocument(shelf: Shelf, document: FileDocument): Promise<void> {
  await sendRaw(address(shelf, `/${document.id}/restore`), { method: "POST" });
}

/** Hands the content to the browser as a file; the address of it lives for a moment only. */
export async function downloadDocument(shelf: Shelf, document: FileDocument): Promise<void> {
  const response = await sendRaw(address(shelf, `/${document.id}/content`));
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  saveBlob(await response.blob(), named ? decodeURIComponent(named) : document.originalName);
}
