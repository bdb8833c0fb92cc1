import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  title: "Privacy rules",
  about: "Every clause of the privacy rules, and what holds it here.",
  summary: "{{held}} of the {{all}} clauses are shown by tests. The published text is binding.",
  clause: "Clause",
  text: "In short",
  acts: "Rules on this",
  noActs: "No rule of the policy",
  count_one: "{{count}} act",
  count_other: "{{count}} acts",
  more_one: "and {{count}} more",
  more_other: "and {{count}} more",
  state: "State",
  held_one: "Held, {{count}} test",
  held_other: "Held, {{count}} tests",
  unproven: "A rule, no test",
  open: "Nothing yet",
  empty: "There are no clauses",
};

export default texts;
