export const MAX_BYTES = 50 * 1024 * 1024;

/** What is wrong with a chosen file before it is sent; the API checks the content and has the last word. */
export function fileFault(file: Pick<File, "name" | "size">): "kind" | "large" | "empty" | null {
  if (!/\.(csv|xlsx|ndjson|jsonl|json)$/i.test(file.name)) return "kind";
  if (file.size === 0) return "empty";
  return file.size > MAX_BYTES ? "large" : null;
}

/** `1,4 MB`, in the way of the language. */
export function sizeInWords(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1024 ? [bytes, "B"] : bytes < 1024 ** 2 ? [bytes / 1024, "kB"] : [bytes / 1024 ** 2, "MB"];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}
