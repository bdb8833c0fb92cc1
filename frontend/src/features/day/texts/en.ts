import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  title: "Today",
  actions: "Waiting for you",
  actionsCount_one: "{{count}} item",
  actionsCount_other: "{{count}} items",
  new: "Newly assigned",
  newCount_one: "{{count}} client",
  newCount_other: "{{count}} clients",
  newEmpty: "No new clients",
  newEmptyText: "As soon as the coordinator assigns a client to you, they appear here.",
  done: "All done",
  doneText: "Nothing is waiting for you today.",
  showAll: "Show all {{count}}",
  allTasks: "All open tasks",
  allEscalated: "All escalated tasks",
  overdue: "overdue",
  prepare: "Prepare",
  prepareFor: "Prepare: meeting with {{name}}",
  kinds: {
    "task-escalated": "Tasks that wait too long",
    "plan-due": "Make the plan van aanpak",
    "report-due": "Make the progress report",
    "evaluation-due": "Hold the evaluation",
    "intake-report-due": "Make the intake report",
    "final-report-due": "Make the final report",
    "durability-check": "Check whether the work lasts",
    "review-decided": "Look at the judged text",
    "by-hand": "Own tasks",
    "first-contact": "First contact",
    "draft-note": "Note not saved yet",
    "next-contact": "Agreed contact",
    "agreement-expiring": "Confidentiality agreement expires",
    "referral-waiting": "Referrals in the inbox",
    "batch-attention": "Delivery that needs attention",
    "adviser-without-agreement": "Adviser without confidentiality agreement",
  },
  lines: {
    "referral-waiting_one": "{{count}} referral is waiting for an adviser",
    "referral-waiting_other": "{{count}} referrals are waiting for an adviser",
    "batch-attention_one": "{{count}} delivery with rejected rows",
    "batch-attention_other": "{{count}} deliveries with rejected rows",
    "agreement-expiring_one": "Ask the administrator for a new agreement",
    "agreement-expiring_other": "Ask the administrator for a new agreement",
    "adviser-without-agreement_one": "{{count}} adviser cannot open files (R27)",
    "adviser-without-agreement_other": "{{count}} advisers cannot open files (R27)",
  },
};

export default texts;
