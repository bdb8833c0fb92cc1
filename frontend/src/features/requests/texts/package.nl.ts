const texts = {
  title: { access: "Inzagepakket", portability: "Gegevens om mee te nemen" },
  contents: "Dit komt erin, met de bestanden zelf en wie in het dossier keek:",
  portable:
    "Een bestand met wat de cliënt zelf gaf en wat bij de aanmelding kwam, in een vaste vorm. Zonder BSN.",
  leftOut: "Wat wij weglaten",
  codes: {
    "third-party": "Gaat over een ander.",
    staff: "Medewerkers staan erin met hun functie.",
    "withheld-reference": "In vertrouwen gegeven.",
    "unsafe-file": "Niet veilig te openen.",
    "protection-of-data-subject": "Om de cliënt te beschermen.",
    "rights-of-others": "Om een ander te beschermen.",
    "not-granted": "Niet toegewezen in het besluit.",
  },
  shown: "Staat er toch in.",
  show: "Toch tonen",
  hide: "Weer weglaten",
  why: "Waarom",
  make: "Pakket maken",
  makeAgain: "Nieuw pakket maken",
  revoke: "Link stoppen",
  busy: "Bezig. Bij een groot dossier duurt dit enkele seconden.",
  made: "Het pakket is klaar",
  madeText:
    "Stuur de link naar de cliënt. Vertel de code aan de telefoon of in een gesprek. U ziet ze maar één keer.",
  address: "Link",
  code: "Code",
  until: "Op te halen tot",
  states: { open: "Klaar", taken: "Opgehaald", expired: "Verlopen", ended: "Gestopt" },
  madeOn: "Gemaakt {{date}} door {{by}}, {{files}} bestanden, {{size}} kB.",
  takenOn: "Opgehaald {{date}}.",
  openUntil: "Op te halen tot {{date}}.",
  ends: {
    revoked: "Gestopt door de functionaris.",
    replaced: "Vervangen door een nieuw pakket.",
    expired: "Niet opgehaald op tijd.",
    locked: "Vijf keer een verkeerde code.",
    "request-ended": "Het verzoek is ingetrokken of heropend.",
  },
};

export default texts;
