const texts = {
  title: "Uw gegevens ophalen",
  intro: "Vul de code in die u van het bureau kreeg. Daarna krijgt u een bestand met uw gegevens.",
  once: "U kunt dit één keer doen. Gebruik een computer of telefoon die van uzelf is.",
  code: "Code van zes cijfers",
  codeHelp: "U kreeg de code aan de telefoon of in een gesprek.",
  open: "Ophalen",
  noLink: "Deze link is niet compleet. Open de hele link uit het bericht.",
  doneTitle: "Uw gegevens zijn opgehaald",
  done: "Het bestand mijn-gegevens.zip staat bij uw downloads. De link werkt nu niet meer.",
  inside: "Open in het bestand eerst inzagepakket.pdf. Daar staat alles in leesbare woorden.",
  careful: "Bewaar het bestand op een veilige plek. Iedereen die het heeft, kan uw gegevens lezen.",
  again: "Nog een keer bewaren",
};

export default texts;
