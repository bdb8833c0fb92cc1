import { sendRaw } from "./client";

/** Hands a file of the API to the browser; `name` is a kind and a random id, and says nothing about a person. */
export async function saveFile(path: string, name: string): Promise<void> {
  const response = await sendRaw(path);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
