import type { Texts } from "@/i18n/types";

import type nl from "./texts.nl";

const questions: Texts<typeof nl> = {
  title: "Questions about data",
  summary: "You answer them; a task stands until the answer is there.",
  ask: "Record question",
  question: "What does the client want to know?",
  answer: "Your answer",
  giveAnswer: "Answer",
  answered: "Answered",
  by: "by {{name}}",
  empty: "No questions",
  emptyText: "Questions of the client about the own data will stand here.",
  complaintTitle: "Complaint",
  complaintSummary: "You take the complaint in and do not see it again. Someone else handles it.",
  complain: "Record complaint",
  subject: "What is the complaint about?",
  text: "What does the complainant say?",
  aboutMe: "The complaint is about me",
  taken: "Complaint {{number}} is taken in. The complainant hears from us by {{date}}.",
  subjects: {
    treatment: "Treatment",
    content: "Content of the guidance",
    term: "Time taken",
    reglement: "Privacy rules",
    "data-breach": "Data breach",
    invoice: "Invoice",
    other: "Something else",
  },
};

export default questions;
