const texts = {
  title: "Uren",
  summary: "Week {{number}}, {{from}} tot en met {{until}}",
  previous: "Vorige week",
  next: "Volgende week",
  now: "Deze week",
  approve: "Akkoord",
  approveAll_one: "{{count}} regel akkoord geven",
  approveAll_other: "Alle {{count}} regels akkoord geven",
  approved: "Akkoord",
  approvedToast: "{{time}} akkoord gegeven.",
  keys: "Enter geeft een regel akkoord, Shift Enter alle. Wat akkoord is, verandert niet meer.",
  gaps_one: "Nog geen uren op {{days}}.",
  gaps_other: "Nog geen uren op {{days}}.",
  gapsText: "Schrijf een gespreksnotitie met een duur, of boek reistijd en voorbereiding in het dossier.",
  allDone: "Alle uren van deze week zijn akkoord.",
  empty: "Er zijn deze week geen uren",
  emptyText:
    "Uren komen vanzelf uit uw gespreksnotities. Reizen en voorbereiden boekt u in het dossier bij Uren.",
  total: "{{time}} in deze week",
  waiting: "{{time}} wacht op akkoord",
  openFile: "Naar de uren van {{name}}",
  byOther: "door {{name}}",
  kinds: {
    contact: "Contact",
    travel: "Reizen",
    preparation: "Voorbereiding",
    reporting: "Rapporteren",
    consultation: "Overleg",
    other: "Anders",
  },
};

export default texts;
