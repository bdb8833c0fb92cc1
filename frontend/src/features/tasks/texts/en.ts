import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  title: "Open tasks",
  escalatedTitle: "Escalated tasks",
  escalatedText: "Tasks that wait too long. You see kind and day; what is in the file only the adviser sees.",
  client: "Client",
  number: "Number",
  overdue: "overdue",
  what: "What must be done?",
  due: "Due on",
  adviser: "Adviser",
  noAdviser: "No adviser",
  escalated: "Told on",
  empty: "There are no open tasks",
  emptyText: "Tasks come with a traject, or you add them in a file.",
  emptyEscalated: "Nothing waits too long",
  emptyEscalatedText: "As soon as a task of an adviser is overdue for too long, it is here.",
};

export default texts;
