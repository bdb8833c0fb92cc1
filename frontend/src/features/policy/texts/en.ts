import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  title: "Who may do what",
  summary: "The same rules the system decides by. What is not here may not be done.",
  role: "Whose rights",
  own: "{{role}} (your role)",
  all: "All roles and machines",
  search: "Find an act",
  act: "Act",
  when: "When",
  why: "Why",
  agreement: "With a confidentiality agreement in force.",
  purposes: "Only for: {{list}}.",
  everyone: "Everyone",
  empty: "No rule found",
  emptyText: "Choose another role, or another word.",
};

export default texts;
