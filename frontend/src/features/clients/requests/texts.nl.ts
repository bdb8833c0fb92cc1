const requests = {
  summary: "Inzage, verbeteren, wissen en de andere rechten (R41). Antwoord binnen een maand.",
  register: "Verzoek aannemen",
  emptyText:
    "Vraagt de cliënt om gegevens, of om ze te verbeteren of te wissen? Neem het hier aan; dan loopt de termijn.",
  channel: "Hoe kwam het binnen",
  scopeHelp: "Mag leeg blijven. De privacyfunctionaris leest dit.",
  record: "Aannemen",
  recorded: "Aangenomen. De ontvangstbevestiging staat klaar.",
};

export default requests;
