/** What an entry of the timeline says: its line, the quiet line under it, its icon, and where it opens. */
import type { TFunction } from "i18next";

import { dateOf, today } from "@/ui/dates";
import {
  IconBriefcase,
  IconCalendar,
  IconHourglass,
  IconCircleCheck,
  IconFileSpreadsheet,
  IconFileText,
  IconListCheck,
  IconMessages,
  IconFlag,
  IconRoute,
  IconShieldCheck,
  IconClock,
  type IconType,
} from "@/ui/icons";

import type { SectionId } from "../sections";
import type { FilePart, TimelineEntry, TimelineKind } from "./timelineApi";

export const kindIcons: Record<TimelineKind, IconType> = {
  contact: IconMessages,
  traject: IconRoute,
  plan: IconListCheck,
  result: IconCircleCheck,
  placement: IconBriefcase,
  document: IconFileText,
  appointment: IconCalendar,
  hours: IconHourglass,
  report: IconFileSpreadsheet,
  task: IconFlag,
  deadline: IconClock,
  privacy: IconShieldCheck,
};

/** The section in which the thing itself stands. */
const places: Record<FilePart, SectionId> = {
  notes: "notes",
  assignment: "assignment",
  traject: "traject",
  plan: "plan",
  tasks: "tasks",
  reports: "reports",
  hours: "hours",
  agenda: "appointments",
  documents: "documents",
  placements: "placement",
  results: "results",
  statement: "statement",
  consents: "consents",
  requests: "requests",
  disclosures: "disclosures",
  questions: "questions",
};

export function sectionOf(entry: TimelineEntry): SectionId {
  return places[entry.part];
}

interface Words {
  line: string;
  detail: string | null;
}

/** `1:30` of a number of minutes. */
function hoursOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;
}

type Parts = Record<"what" | "by", string>;

/** The line of an entry; what has a day ahead has yet to happen. */
function lineOf(entry: TimelineEntry, t: TFunction<"clients">, parts: Parts): string {
  if (entry.wholeDay && dateOf(entry.at) > today()) {
    switch (entry.event) {
      case "activity-started":
      case "activity-ended":
      case "placed":
      case "placement-ended":
        return t(`timeline.aheadEvents.${entry.event}`, parts);
    }
  }
  return t(`timeline.events.${entry.event}`, parts);
}

/** The words of an entry, from its codes and texts. */
export function wordsOf(entry: TimelineEntry, t: TFunction<"clients">, common: TFunction): Words {
  const say = (what: string | null | undefined, detail: string | null | undefined): Words => ({
    line: lineOf(entry, t, { what: what ?? "", by: entry.byName ?? "" }),
    detail: detail ?? null,
  });
  switch (entry.event) {
    case "note":
      return say(t(`notes.kinds.${entry.code as "mail"}`), entry.summary);
    case "traject-registered":
      return say(common(`service.${entry.code as "naar-werk"}`), entry.title);
    case "traject-act":
      return say(t(`traject.done.${entry.code as "activate"}`), entry.summary);
    case "plan-begun":
    case "plan-approved":
    case "plan-approved-by-party":
      return say(entry.code, null);
    case "activity-added":
    case "activity-started":
    case "activity-ended":
      return say(entry.title, entry.summary);
    case "task-made":
    case "task-done":
    case "task-due":
      return say(entry.summary ?? common(`taskKind.${entry.code as "by-hand"}`), null);
    case "appointment":
      return say(t(`timeline.appointmentKinds.${entry.code as "visit"}`), entry.summary);
    case "hours-written":
      return say(
        t("timeline.hours", {
          kind: t(`timeline.hourKinds.${entry.code as "travel"}`),
          hours: hoursOf(Number(entry.title)),
        }),
        null,
      );
    case "report-sent":
      return say(t(`timeline.reportKinds.${entry.code as "intake"}`), null);
    case "report-reviewed":
      return say(t(`timeline.decisions.${entry.code as "approved"}`), null);
    case "assessed":
      return say(t(`timeline.results.${entry.code as "reached"}`), entry.summary);
    case "placed":
    case "placement-ended":
      return say(entry.summary, t(`timeline.placementKinds.${entry.code as "trial"}`));
    case "consent-answered":
    case "consent-ended":
      return say(
        `${t(`consents.purposes.${entry.code as "photo-or-quote"}`)}: ${t(`consents.states.${entry.title as "given"}`)}`,
        null,
      );
    case "question-asked":
    case "question-answered":
      return say(null, entry.summary);
    case "request-act":
      return say(common(`acts.${entry.code as "registered"}`, { ns: "requests" }), null);
    case "disclosed":
      return say(t(`disclosures.recipients.${entry.code as "employer"}`), null);
    case "disclosure-ended":
      return say(t(`disclosures.reasons.${entry.code as "revoked"}`), null);
    case "restricted":
    case "restriction-lifted":
      return say(t(`restriction.scopes.${entry.title as "file"}`), null);
    case "objected":
      return say(t(`consents.channels.${entry.code as "phone"}`), null);
    case "statement-offered":
      return say(t(`statement.outcomes.${entry.code as "signed"}`), null);
    case "notice-given":
      return say(t(`statement.channels.${entry.code as "post"}`), null);
    case "reference-received":
    case "document-added":
      return say(entry.summary, null);
    case "suitability-assessed":
    case "health-document-added":
      return say(null, null);
    case "assigned":
      return say(null, entry.title === "referral" ? t("timeline.byReferral") : entry.title);
  }
}
