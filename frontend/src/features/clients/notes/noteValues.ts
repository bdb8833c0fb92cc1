import type { Schema } from "@/api/types";
import { clock, today } from "@/ui/dates";

export type NoteKind = Schema<"Note">["kind"];

/** The note box as it stands in the fields: text, also where the API wants numbers and times. */
export interface NoteValues {
  text: string;
  kind: NoteKind;
  date: string;
  time: string;
  minutes: string;
  nextContactOn: string;
  activityId: string;
}

/** Kinds with their key (with Alt) in the note box. */
export const noteKinds = [
  { kind: "conversation", key: "G" },
  { kind: "phone", key: "T" },
  { kind: "mail", key: "M" },
  { kind: "no-show", key: "N" },
  { kind: "other", key: "O" },
] as const satisfies readonly { kind: NoteKind; key: string }[];

/** What a contact of this kind usually takes, in minutes. */
export const usualMinutes: Record<NoteKind, string> = {
  conversation: "60",
  phone: "15",
  mail: "",
  "no-show": "",
  other: "",
};

export function emptyNote(): NoteValues {
  return {
    text: "",
    kind: "conversation",
    date: today(),
    time: clock(new Date().toISOString()),
    minutes: "60",
    nextContactOn: "",
    activityId: "",
  };
}

export function isEmpty(values: NoteValues): boolean {
  return values.text.trim() === "";
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const minutes = (typed: string): number | null => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null);
const date = (typed: string): string | null => (ISO_DATE.test(typed) ? typed : null);

function happenedAt(values: NoteValues): string | null {
  const at = new Date(`${values.date}T${values.time || "00:00"}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Marks nobody types but text copied from elsewhere may carry; the API refuses them, and a note must not fail on them. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const INVISIBLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const visible = (text: string): string => text.replaceAll(INVISIBLE, "");

export function draftBody(values: NoteValues): Schema<"NoteDraftUpdate"> {
  return {
    text: visible(values.text),
    kind: values.kind,
    durationMinutes: minutes(values.minutes),
    happenedAt: happenedAt(values),
    nextContactOn: date(values.nextContactOn),
    activityId: values.activityId || null,
  };
}

export function noteBody(values: NoteValues): Schema<"NoteCreate"> {
  return {
    text: visible(values.text).trim(),
    kind: values.kind,
    happenedAt: happenedAt(values) ?? new Date().toISOString(),
    durationMinutes: minutes(values.minutes),
    nextContactOn: date(values.nextContactOn),
    activityId: values.activityId || null,
  };
}

export function valuesFrom(draft: Schema<"NoteDraft">): NoteValues {
  const empty = emptyNote();
  return {
    text: draft.text,
    kind: draft.kind ?? empty.kind,
    date: draft.happenedAt ? today(new Date(draft.happenedAt)) : empty.date,
    time: draft.happenedAt ? clock(draft.happenedAt) : empty.time,
    minutes: draft.durationMinutes == null ? "" : String(draft.durationMinutes),
    nextContactOn: draft.nextContactOn ?? "",
    activityId: draft.activityId ?? "",
  };
}
