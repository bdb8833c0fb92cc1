import { sendRaw } from "./client";

/** Hands bytes to the browser as a file; the address of them lives for a moment only. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Hands a file of the API to the browser; `name` is a kind and a random id, and says nothing about a person. */
export async function saveFile(path: string, name: string): Promise<void> {
  saveBlob(await (await sendRaw(path)).blob(), name);
}
