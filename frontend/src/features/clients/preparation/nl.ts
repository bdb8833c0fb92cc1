const preparation = {
  summary: "Wat u wilt weten voor het gesprek",
  goal: "Doel",
  order: "{{party}}, kenmerk {{reference}}",
  noTraject: "Er is geen traject",
  notes: "Laatste gesprekken",
  noNotes: "Er is nog geen gesprek geweest",
  promises: "Afspraken die nog openstaan",
  noPromises: "Geen open afspraken",
  deadlines: "Termijnen",
  noDeadlines: "Geen open termijnen",
  plan: "Plan van aanpak",
  planStates: {
    draft: "Versie {{number}}, nog niet akkoord",
    "approved-by-client": "Versie {{number}}, de opdrachtgever moet nog akkoord gaan",
    approved: "Versie {{number}}, akkoord",
    superseded: "Versie {{number}}, vervangen",
  },
  next: "Volgend contact",
  noNext: "Niet afgesproken",
  overdue: "te laat",
  health: "Belastbaarheid",
  healthShow: "Toon belastbaarheid",
  healthHide: "Sluit belastbaarheid",
};

export default preparation;
