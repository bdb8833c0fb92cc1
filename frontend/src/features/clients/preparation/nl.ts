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
  next: "Volgend contact",
  noNext: "Niet afgesproken",
  overdue: "te laat",
  health: "Belastbaarheid",
  healthShow: "Toon belastbaarheid",
  healthHide: "Sluit belastbaarheid",
};

export default preparation;
