import type { Texts } from "@/i18n/types";

import type { log as nlLog, waiting as nlWaiting } from "./log.nl";

const log: Texts<typeof nlLog> = {
  times_one: "{{count}} time",
  times_other: "{{count}} times",
  last: "Last time",
  ask: "Question",
  notClear: "Not clear",
  letter: "Letter for the client",
  json: "As a file (JSON)",
  since: "This overview begins on {{date}}.",
  forClient: "For the client",
  forStaff: "For the adviser",
  words: "In whose words",
  clientSummary: "As the client reads it: by function, without names",
  askedOfficer: "The privacy officer explains it by {{date}}. You no longer see this question.",
  askTitle: "The client does not understand this line",
  aboutAdviser: "The question is about the adviser",
  aboutAdviserHelp: "The privacy officer handles it. The adviser does not see it.",
  question: "In the client's words",
  questionHelp: "Not required.",
  askSubmit: "Record the question",
  asked: "A task is there: explain it by {{date}}.",
  summary: "Who looked in this file, when and why",
  at: "When",
  who: "Who",
  what: "What",
  why: "What for",
  refused: "Refused",
  failed: "Did not succeed",
  empty: "Nothing is recorded yet",
  emptyText: "As soon as someone opens this file, it appears here.",
};

const waiting: Texts<typeof nlWaiting> = {
  summary: "For who takes this file over: days and numbers, no contents",
  tasks: "Open tasks",
};

export { log, waiting };
