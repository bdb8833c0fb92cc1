const texts = {
  title: "Open taken",
  escalatedTitle: "Gemelde taken",
  escalatedText:
    "Taken die te lang liggen. U ziet soort en dag; wat er in het dossier staat, ziet alleen de adviseur.",
  client: "Cliënt",
  number: "Nummer",
  overdue: "te laat",
  what: "Wat moet er gebeuren?",
  due: "Klaar op",
  adviser: "Adviseur",
  noAdviser: "Geen adviseur",
  escalated: "Gemeld op",
  empty: "Er zijn geen open taken",
  emptyText: "Taken komen mee met een traject, of u voegt ze toe in een dossier.",
  emptyEscalated: "Er ligt niets te lang",
  emptyEscalatedText: "Zodra een taak van een adviseur te lang te laat is, staat die hier.",
};

export default texts;
