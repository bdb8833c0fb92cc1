import type { Texts } from "@/i18n/types";

import type nl from "./retention.nl";

const retention: Texts<typeof nl> = {
  title: "Retention",
  running: "As long as a traject runs, the file stays.",
  kept: "Goes on {{date}}, two years after the end of the last traject (R35).",
  due: "The term has been over since {{date}}.",
  paused: "The term has been over since {{date}}, but the file stays for now.",
  because: "This holds it up: {{reasons}}.",
  statutory: "Of the order, reference, hours and dates stay until {{date}}, without a name (R36).",
  cases: { request: "a request", complaint: "a complaint", mediation: "a mediation" },
  holds: {
    "legal-claim": "a legal claim",
    "authority-investigation": "an investigation by an authority",
    "longer-legal-duty": "a longer legal duty",
  },
};

export default retention;
