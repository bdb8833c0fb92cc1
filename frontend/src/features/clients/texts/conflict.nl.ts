/** What is said when two people changed the same at once. */
const conflict = {
  title: "Iemand anders heeft dit intussen gewijzigd",
  text: "Kies per gegeven wat er moet staan. Wat u typte is niet verloren.",
  yours: "Uw wijziging",
  theirs: "Staat er nu",
  save: "Keuze opslaan",
  discard: "Mijn wijziging weggooien",
};

export default conflict;
