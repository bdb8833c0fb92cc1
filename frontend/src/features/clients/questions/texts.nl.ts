/** Questions about data, and taking in a complaint. */
const questions = {
  title: "Vragen over gegevens",
  summary: "U beantwoordt ze; er staat een taak tot het antwoord er is.",
  ask: "Vraag vastleggen",
  question: "Wat wil de cliënt weten?",
  answer: "Uw antwoord",
  giveAnswer: "Beantwoorden",
  answered: "Beantwoord",
  by: "door {{name}}",
  empty: "Geen vragen",
  emptyText: "Vragen van de cliënt over de eigen gegevens komen hier te staan.",
  complaintTitle: "Klacht",
  complaintSummary: "U neemt de klacht aan en ziet haar daarna niet terug. Een ander behandelt haar.",
  complain: "Klacht vastleggen",
  subject: "Waarover gaat de klacht?",
  text: "Wat zegt de klager?",
  aboutMe: "De klacht gaat over mij",
  taken: "Klacht {{number}} is aangenomen. De klager hoort uiterlijk {{date}} van ons.",
  subjects: {
    treatment: "Bejegening",
    content: "Inhoud van de begeleiding",
    term: "Termijn",
    reglement: "Privacyreglement",
    "data-breach": "Datalek",
    invoice: "Factuur",
    other: "Anders",
  },
};

export default questions;
