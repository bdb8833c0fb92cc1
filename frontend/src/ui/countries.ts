/** Countries by their ISO 3166 code, named in the language in use by the browser's own list. */
import { currentLanguage } from "@/i18n";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** `NL` -> `Nederland`; what is not a code stays as it is. */
export function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([currentLanguage()], { type: "region" }).of(code) ?? code;
}

/** `Nederland` -> `NL`; what is not a known name stays as it is, for the API to read ("Turks") or refuse. */
export function countryCode(name: string): string {
  const wanted = name.trim().toLocaleLowerCase();
  const names = new Intl.DisplayNames([currentLanguage()], { type: "region", fallback: "none" });
  for (const first of letters) {
    for (const second of letters) {
      const code = `${first}${second}`;
      if (names.of(code)?.toLocaleLowerCase() === wanted) return code;
    }
  }
  return name.trim();
}
