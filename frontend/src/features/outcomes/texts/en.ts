import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const outcomes: Texts<typeof nl> = {
  title: "Outcomes in numbers",
  summary: "Trajects that ended, without names. The numbers stay the same when files are erased.",
  note: "* We do not show a number below 5. Sometimes we leave out a larger one too, because the small one could be worked out otherwise. Do not add lines up: that can show a small number as well.",
  year: "Year",
  service: "Service",
  orderedBy: "Commissioning party",
  total: "Trajects",
  results: "Outcomes",
  few: "fewer than 5 *",
  unknown: "Not known",
  nothing: "no outcome with 5 or more",
  empty: "No numbers yet",
  emptyText: "As soon as trajects have ended, they stand here by year.",
};

export default outcomes;
