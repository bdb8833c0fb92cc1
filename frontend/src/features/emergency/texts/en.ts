import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  title: "Emergency access",
  summary: "For a client who cannot wait for the own adviser or a stand-in.",
  happens: {
    title: "This happens when you go on",
    reads:
      "You can read this one file for thirty minutes, and change nothing. Health data and BSN stay closed.",
    told: "The client's adviser and the privacy officer get to see it.",
    reviewed: "A second person judges within five working days whether it was needed.",
    next: "Until then you can take no other emergency access (R26).",
  },
  form: {
    number: "Client number",
    numberHelp: "For example C-000123",
    numberWrong: "Fill in the number, for example C-000123.",
    born: "Date of birth",
    kind: "What is going on",
    reason: "Why it cannot wait",
    reasonHelp: "The privacy officer reads this.",
    reasonShort: "Write what is going on, in at least fifteen characters.",
    submit: "Open the file for thirty minutes",
  },
  kinds: {
    "client-at-risk": "The client is at risk",
    "client-at-the-door": "The client is at the door or on the phone now",
    "legal-deadline": "A legal term ends today",
  },
  codeText: "Emergency access asks for your second step again. Type the code of your app.",
  own: { title: "Your earlier emergency access", at: "When", outcome: "Judgement" },
  outcomes: { waiting: "Not judged yet", justified: "Justified", "not-justified": "Not justified" },
  review: {
    summary:
      "Judge whether it was needed. Who waits for a judgement can take no other emergency access (R26).",
    empty: "No emergency access waits for a judgement",
    emptyText: "When an adviser takes emergency access, it stands here at once.",
    who: "Who",
    by: "Judged by",
    taken: "{{kind}} · {{moment}}",
    due: "Judge before {{date}}",
    late: "Late: a judgement was due before {{date}}",
    remark: "Your judgement in words",
    remarkHelp: "The adviser who took emergency access reads this.",
    done: "The judgement is recorded.",
    judged: "Judged",
  },
};

export default texts;
