/** The story cut into months, newest first; what lies ahead stands apart on top. */
import { currentLanguage } from "@/i18n";
import { dateOf } from "@/ui/dates";

export const AHEAD = "ahead";

interface Dated {
  at: string;
}

export interface Month<Entry> {
  /** `2026-11`, or AHEAD. */
  key: string;
  entries: Entry[];
}

export function byMonth<Entry extends Dated>(entries: readonly Entry[], now = new Date()): Month<Entry>[] {
  const months: Month<Entry>[] = [];
  for (const entry of entries) {
    const key = new Date(entry.at) > now ? AHEAD : dateOf(entry.at).slice(0, 7);
    const last = months.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else months.push({ key, entries: [entry] });
  }
  return months;
}

/** `november 2026`. */
export function monthName(key: string): string {
  const locale = currentLanguage() === "en" ? "en-GB" : "nl-NL";
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" }).format(
    new Date(`${key}-15T12:00:00`),
  );
}
