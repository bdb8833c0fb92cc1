/** The names of the parts of a file. */
const sections = {
  label: "Onderdelen van het dossier",
  timeline: "Tijdlijn",
  preparation: "Voorbereiden",
  notes: "Gesprekken",
  plan: "Plan van aanpak",
  traject: "Traject",
  tasks: "Taken",
  documents: "Documenten",
  appointments: "Afspraken",
  hours: "Uren",
  person: "Persoonsgegevens",
  contact: "Contact",
  benefits: "Uitkering",
  educations: "Opleidingen",
  diplomas: "Diploma's",
  work: "Werkervaring",
  preferences: "Voorkeuren",
  health: "Gezondheid",
  reports: "Rapportages",
  results: "Resultaten",
  placement: "Plaatsing",
  assignment: "Adviseur",
  "access-log": "Inzagelog",
  statement: "Verklaring",
};

export default sections;
