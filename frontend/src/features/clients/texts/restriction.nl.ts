const restriction = {
  file: "Deze gegevens zijn afgeschermd sinds {{date}}: alleen lezen",
  fileText:
    "De cliënt vroeg dit, of het wordt uitgezocht. Wat de cliënt vraagt mag wel: een verzoek, vraag, klacht of toestemming. De privacyfunctionaris heft het op (AVG 18).",
  parts_one: "Eén gegeven of stuk is afgeschermd: alleen lezen",
  parts_other: "{{count}} gegevens of stukken zijn afgeschermd: alleen lezen",
  partsText: "{{list}}. Ze gaan niet mee in rapporten en profielen, en zoeken vindt ze niet.",
  since: "{{what}} sinds {{date}}",
  mark: "Afgeschermd",
  scopes: { file: "het hele dossier", field: "een gegeven", record: "een stuk" },
  fields: {
    name: "de naam",
    "birth-and-sex": "geboortedatum en geslacht",
    address: "het adres",
    phone: "het telefoonnummer",
    email: "het e-mailadres",
  },
  records: {
    benefit: "een uitkering",
    education: "een opleiding",
    diploma: "een diploma",
    "work-experience": "werkervaring",
    preference: "een wens",
    "health-record": "een gegeven over gezondheid",
    note: "een notitie",
    document: "een document",
    activity: "een activiteit",
    assessment: "een beoordeling",
    reference: "een referentie",
    "suitability-assessment": "een oordeel over geschiktheid",
    placement: "een plaatsing",
    appointment: "een afspraak",
  },
};

export default restriction;
