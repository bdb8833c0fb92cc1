import type nl from "./words.nl";

const words: typeof nl = {
  recipients: {
    "commissioning-party": "commissioning party",
    employer: "employer",
    provider: "other provider",
    referee: "referee",
    authority: "authority",
    other: "another",
  },
  objects: { report: "Report", "employer-profile": "Profile", document: "Document of the file" },
  states: {
    planned: "Planned",
    open: "Link is open",
    delivered: "Received",
    ended: "Stopped",
    expired: "Expired",
  },
  reasons: {
    revoked: "by the adviser",
    "consent-ended": "consent withdrawn",
    objection: "after an objection",
    "basis-gone": "ground has gone",
    locked: "five wrong codes",
  },
};

export default words;
