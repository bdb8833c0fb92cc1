const outcomes = {
  title: "Resultaten in cijfers",
  summary:
    "Trajecten die zijn geëindigd, zonder namen. De cijfers blijven gelijk als dossiers worden vernietigd.",
  note: "* Een aantal onder de 5 tonen we niet. Soms laten we ook een groter aantal weg, omdat het kleine anders uit te rekenen is. Tel regels niet op: ook dan kan een klein aantal zichtbaar worden.",
  year: "Jaar",
  service: "Dienst",
  orderedBy: "Opdrachtgever",
  total: "Trajecten",
  results: "Resultaten",
  few: "minder dan 5 *",
  unknown: "Niet bekend",
  nothing: "geen resultaat met 5 of meer",
  empty: "Nog geen cijfers",
  emptyText: "Zodra er trajecten zijn geëindigd, staan zij hier per jaar.",
};

export default outcomes;
