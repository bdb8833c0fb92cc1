import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  title: "Hours",
  summary: "Week {{number}}, {{from}} to {{until}}",
  previous: "Previous week",
  next: "Next week",
  now: "This week",
  approve: "Approve",
  approveAll_one: "Approve {{count}} line",
  approveAll_other: "Approve all {{count}} lines",
  approved: "Approved",
  approvedToast: "{{time}} approved.",
  keys: "Enter approves a line, Shift Enter all of them. What is approved does not change any more.",
  gaps_one: "No hours yet on {{days}}.",
  gaps_other: "No hours yet on {{days}}.",
  gapsText: "Write a contact note with a duration, or book travel and preparation in the file.",
  allDone: "All hours of this week are approved.",
  empty: "There are no hours this week",
  emptyText:
    "Hours come from your contact notes by themselves. Travel and preparation are booked in the file under Hours.",
  total: "{{time}} in this week",
  waiting: "{{time}} to be approved",
  openFile: "To the hours of {{name}}",
  byOther: "by {{name}}",
  kinds: {
    contact: "Contact",
    travel: "Travel",
    preparation: "Preparation",
    reporting: "Reporting",
    consultation: "Consultation",
    other: "Other",
  },
};

export default texts;
