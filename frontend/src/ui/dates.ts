/** Dates as people in the Netherlands write and say them. All functions take and give `YYYY-MM-DD`, unless they say otherwise. */
import { currentLanguage } from "@/i18n";

const pad = (value: number, length = 2): string => String(value).padStart(length, "0");

function locale(): string {
  return currentLanguage() === "en" ? "en-GB" : "nl-NL";
}

/** Today where the user is. */
export function today(now = new Date()): string {
  return `${String(now.getFullYear())}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;
}

/**
 * Reads a typed date: `3-11`, `3-11-80`, `3-11-1980`, `3/11/1980`, `3.11.1980`, `03111980` or `1980-11-03`. Without a year it is
 * the nearest such day (`prefer: "past"` for birthdays and contacts). Gives null for what is not a date.
 */
export function parseTypedDate(
  typed: string,
  prefer: "past" | "near" = "near",
  now = new Date(),
): string | null {
  const value = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{2})(\d{2})(\d{4})$/.exec(value) ?? /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?$/.exec(value);
  if (!parts) return null;
  const [day, month] = [Number(parts[1]), Number(parts[2])];
  const year = parts[3];
  if (year) return real(year.length === 4 ? Number(year) : fullYear(Number(year), now), month, day);
  return nearest(month, day, prefer, now);
}

function fullYear(short: number, now: Date): number {
  const century = Math.floor(now.getFullYear() / 100) * 100;
  return century + short > now.getFullYear() + 10 ? century - 100 + short : century + short;
}

function nearest(month: number, day: number, prefer: "past" | "near", now: Date): string | null {
  const here = now.getFullYear();
  const options = [here - 1, here, here + 1]
    .map((year) => real(year, month, day))
    .filter((date) => date !== null);
  const distance = (date: string): number => daysBetween(today(now), date);
  const usable = prefer === "past" ? options.filter((date) => distance(date) <= 0) : options;
  return usable.toSorted((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)))[0] ?? null;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `3-11-1980`, as typed and as shown in fields. */
export function numericDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split("-");
  return `${String(Number(day))}-${String(Number(month))}-${year ?? ""}`;
}

function localDate(value: string): Date {
  return value.length === 10 ? new Date(`${value}T12:00:00`) : new Date(value);
}

/** `di 3 nov`, with the year when it is not this year. Takes a date or an ISO time. */
export function shortDate(value: string): string {
  const date = localDate(value);
  const sameYear = date.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(locale(), {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  })
    .format(date)
    .replaceAll(".", "");
}

/** `3 november 1980`. */
export function longDate(value: string): string {
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric" }).format(
    localDate(value),
  );
}

/** `14:05` of an ISO time, where the user is. */
export function clock(value: string): string {
  return new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(new Date(value));
}

/** The date of an ISO time, where the user is. */
export function dateOf(value: string): string {
  return value.length === 10 ? value : today(new Date(value));
}
