/** How a disclosure is called, in the file and in the register alike. */
const words = {
  recipients: {
    "commissioning-party": "opdrachtgever",
    employer: "werkgever",
    provider: "andere begeleider",
    referee: "referent",
    authority: "overheid",
    other: "een ander",
  },
  objects: { report: "Rapportage", "employer-profile": "Profiel", document: "Stuk uit het dossier" },
  states: {
    planned: "Gepland",
    open: "Link staat open",
    delivered: "Ontvangen",
    ended: "Gestopt",
    expired: "Verlopen",
  },
  reasons: {
    revoked: "door de adviseur",
    "consent-ended": "toestemming ingetrokken",
    objection: "na bezwaar",
    "basis-gone": "grond vervallen",
    locked: "vijf keer een verkeerde code",
  },
};

export default words;
