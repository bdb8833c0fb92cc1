import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  title: "Log",
  summary: "Every act is in it, looking and refusing too. Nobody can change a record unseen.",
  verify: "Check the log",
  download: "Download",
  seal: {
    title: "Is the log whole?",
    sealed: "Sealed records",
    waiting: "Waiting for their seal",
    last: "Latest seal",
    heads: "Signed heads",
    outside: "Kept outside the database",
    nowhere: "No. Without a copy nobody notices when the end is taken away.",
    keptUntil: "Up to head {{number}}",
  },
  check: {
    never: "The log has not been checked yet",
    neverText: "A check works out every record again and usually takes less than a minute.",
    running: "Busy: {{done}} of {{total}} records checked",
    whole: "Checked on {{when}}: the log is whole",
    compared: "{{records}} records worked out and compared with the heads outside the database.",
    notCompared: "{{records}} records worked out. There were no heads outside the database to compare with.",
    found: "Checked on {{when}}: something is wrong",
    first: "First at {{place}}.",
    head: "head {{number}}",
    place: "place {{number}}",
    record: "record {{id}}",
    next: "Keep the database as it is and call the administrator. This may be a data breach (R40).",
  },
  findings: {
    altered: "A record was changed after it was written.",
    missing: "A record was taken away.",
    inserted: "A record was put in that the application did not write.",
    reordered: "Records are no longer in the order they were sealed in.",
    "cut-off": "The end of the log is missing: newer heads are kept outside the database.",
    "head-altered": "A head was changed: its signature or its link does not fit.",
    "head-missing": "A head was taken away.",
    "tree-altered": "The leaves of a head were changed: together they give another root.",
  },
  records: {
    title: "Records",
    empty: "Nothing is on record yet",
    at: "When",
    who: "Who",
    what: "What",
    purpose: "What for",
    clause: "Reglement",
    result: "Outcome",
    system: "System or machine client",
    results: { done: "Done", refused: "Refused", failed: "Failed" },
  },
};

export default texts;
