/** Moments as people type them: `di 10:00`, `morgen 14.30`, `3-12 9:00`, `vr 9u 45m`. Times are those of the user's own clock. */
import { addDays, parseTypedDate, today } from "./dates";

export interface TypedMoment {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`. */
  time: string;
  /** Length in minutes, when one was typed. */
  minutes: number | null;
}

const DAYS: readonly (readonly string[])[] = [
  ["zo", "zon", "zondag", "sun", "sunday"],
  ["ma", "maa", "maandag", "mon", "monday"],
  ["di", "din", "dinsdag", "tue", "tuesday"],
  ["wo", "woe", "woensdag", "wed", "wednesday"],
  ["do", "don", "donderdag", "thu", "thursday"],
  ["vr", "vrij", "vrijdag", "fri", "friday"],
  ["za", "zat", "zaterdag", "sat", "saturday"],
];
const AHEAD: Record<string, number> = { vandaag: 0, today: 0, morgen: 1, tomorrow: 1, overmorgen: 2 };
const LENGTHS = [
  /\s+(?<hours>\d{1,2})\s*(?:u|uur|h)\s*(?<minutes>\d{1,2})\s*(?:m|min|minuten)$/,
  /\s+(?<minutes>\d{1,3})\s*(?:m|min|minuten)$/,
  /\s+(?<hours>\d{1,2}(?:[.,]\d)?)\s*(?:u|uur|h)$/,
];
const TIME = /(?:^|\s)(?:om\s+)?(\d{1,2})(?:[:.](\d{2})|\s*(?:u|uur|h)(\d{2})?)?$/;
const UNTIL = /\s*(?:-|tot)\s*(\d{1,2})[:.](\d{2})$/;

const two = (value: number): string => String(value).padStart(2, "0");

/** Reads what was typed; null when it is no moment (yet). A weekday is the first one that is still to come. */
export function parseTypedMoment(typed: string, now = new Date()): TypedMoment | null {
  let text = typed.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const until = UNTIL.exec(text);
  if (until && /\d[:.]\d{2}\s*(?:-|tot)/.test(text)) text = text.slice(0, until.index);
  const length = until ? null : lengthOf(text);
  if (length) text = text.slice(0, length.at);
  const clock = TIME.exec(text);
  if (!clock) return null;
  const [hour, minute] = [Number(clock[1]), Number(clock[2] ?? clock[3] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  const date = dayOf(text.slice(0, clock.index).trim(), hour * 60 + minute, now);
  if (date === null) return null;
  const end = until ? Number(until[1]) * 60 + Number(until[2]) - (hour * 60 + minute) : null;
  if (end !== null && (end <= 0 || Number(until?.[2]) > 59)) return null;
  return { date, time: `${two(hour)}:${two(minute)}`, minutes: end ?? length?.minutes ?? null };
}

function lengthOf(text: string): { at: number; minutes: number } | null {
  for (const pattern of LENGTHS) {
    const found = pattern.exec(text);
    // `9u` alone is a time; a length follows one.
    if (!found?.groups || !TIME.test(text.slice(0, found.index))) continue;
    const hours = Number((found.groups["hours"] ?? "0").replace(",", "."));
    const minutes = Math.round(hours * 60) + Number(found.groups["minutes"] ?? 0);
    if (minutes > 0 && minutes <= 1440) return { at: found.index, minutes };
  }
  return null;
}

function dayOf(word: string, minuteOfDay: number, now: Date): string | null {
  const here = today(now);
  const over = now.getHours() * 60 + now.getMinutes() >= minuteOfDay;
  if (word === "") return over ? addDays(here, 1) : here;
  const ahead = AHEAD[word];
  if (ahead !== undefined) return addDays(here, ahead);
  const weekday = DAYS.findIndex((names) => names.includes(word));
  if (weekday < 0) return parseTypedDate(word, "near", now);
  const days = (weekday - now.getDay() + 7) % 7;
  return addDays(here, days === 0 && over ? 7 : days);
}

/** The ISO time of a date and a time where the user is. */
export function isoMoment(date: string, time: string): string {
  return new Date(`${date}T${time}`).toISOString();
}

/** `1 u 30 min`. */
export function duration(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60];
  const parts = [hours > 0 ? `${String(hours)} u` : "", rest > 0 || hours === 0 ? `${String(rest)} min` : ""];
  return (minutes < 0 ? "-" : "") + parts.filter(Boolean).join(" ");
}

/** Minutes of `90`, `1:30`, `1,5u` or `1u30`; null for what is none. */
export function parseTypedMinutes(typed: string): number | null {
  const value = typed.trim().toLowerCase();
  const clock = /^(\d{1,2})(?::|\s*(?:u|uur|h)\s*)(\d{1,2})\s*(?:m|min)?$/.exec(value);
  const hours = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:u|uur|h)$/.exec(value);
  const plain = /^(\d{1,4})\s*(?:m|min|minuten)?$/.exec(value);
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : hours
      ? Math.round(Number(`${hours[1] ?? "0"}.${hours[2] ?? "0"}`) * 60)
      : plain
        ? Number(plain[1])
        : 0;
  return minutes >= 1 && minutes <= 1440 ? minutes : null;
}

/** The Monday of the week of a date. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7));
}

/** The week of a date as ISO 8601 names it: `2026-W48`. */
export function isoWeek(date: string): string {
  const thursday = addDays(mondayOf(date), 3);
  const year = thursday.slice(0, 4);
  const days = Math.round((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000);
  return `${year}-W${two(Math.floor(days / 7) + 1)}`;
}
