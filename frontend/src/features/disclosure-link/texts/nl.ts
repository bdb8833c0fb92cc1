const texts = {
  title: "Gegevens voor u",
  intro: "Vul de code in die u aan de telefoon of in een gesprek kreeg.",
  code: "Code van zes cijfers",
  open: "Verder",
  noLink: "Deze link is niet compleet. Open de hele link uit het bericht.",
  dutyTitle: "Eerst uw belofte",
  from: "{{bureau}} geeft u deze gegevens.",
  name: "Uw naam",
  nameHelp: "Met uw naam belooft u dat u dit nakomt. Dat wordt vastgelegd.",
  accept: "Ik beloof dit en wil de gegevens",
  once: "U kunt de gegevens één keer ophalen. Bewaar ze op een veilige plek.",
  doneTitle: "Dank u wel",
  done: "De gegevens zijn opgehaald. De link werkt nu niet meer. U kunt dit scherm sluiten.",
  again: "Nog een keer bewaren",
};

export default texts;
