/** The log in both wordings, and what waits with a client. */
const log = {
  times_one: "{{count}} keer",
  times_other: "{{count}} keer",
  last: "Voor het laatst",
  ask: "Vraag",
  notClear: "Niet duidelijk",
  letter: "Brief voor de cliënt",
  json: "Als bestand (JSON)",
  since: "Dit overzicht begint op {{date}}.",
  forClient: "Voor de cliënt",
  forStaff: "Voor de adviseur",
  words: "In wiens woorden",
  clientSummary: "Zo leest de cliënt het: per functie, zonder namen",
  askedOfficer: "De privacyfunctionaris legt het uit, uiterlijk {{date}}. U ziet deze vraag niet meer.",
  askTitle: "De cliënt begrijpt deze regel niet",
  aboutAdviser: "De vraag gaat over de adviseur",
  aboutAdviserHelp: "De privacyfunctionaris behandelt de vraag. De adviseur ziet hem niet.",
  question: "In de woorden van de cliënt",
  questionHelp: "Hoeft niet.",
  askSubmit: "Vraag vastleggen",
  asked: "Er staat een taak: leg het uit voor {{date}}.",
  summary: "Wie keek wanneer in dit dossier, en waarom",
  at: "Wanneer",
  who: "Wie",
  what: "Wat",
  why: "Waarvoor",
  refused: "Geweigerd",
  failed: "Niet gelukt",
  empty: "Er is nog niets vastgelegd",
  emptyText: "Zodra iemand dit dossier opent, staat het hier.",
};

const waiting = {
  summary: "Voor wie dit dossier overneemt: dagen en aantallen, geen inhoud",
  tasks: "Open taken",
};

export { log, waiting };
