/** What is wrong with a chosen file before it is sent; the API looks inside and has the last word. */
export function fileFault(file: Pick<File, "size">, maximum: number): "large" | "empty" | null {
  if (file.size === 0) return "empty";
  return file.size > maximum ? "large" : null;
}

/** `Brief gemeente` for `Brief gemeente.pdf`. */
export function titleOf(name: string): string {
  return name.replace(/\.[^.]+$/, "").trim() || name;
}

/** `1,4 MB`, in the way of the language. */
export function sizeInWords(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1024 ? [bytes, "B"] : bytes < 1024 ** 2 ? [bytes / 1024, "kB"] : [bytes / 1024 ** 2, "MB"];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}
