import type nl from "./sections.nl";

const sections: typeof nl = {
  label: "Parts of the file",
  timeline: "Timeline",
  preparation: "Prepare",
  notes: "Contacts",
  plan: "Plan of action",
  traject: "Traject",
  tasks: "Tasks",
  documents: "Documents",
  appointments: "Appointments",
  hours: "Hours",
  person: "Personal data",
  contact: "Address",
  benefits: "Benefit",
  educations: "Education",
  diplomas: "Diplomas",
  work: "Work experience",
  preferences: "Preferences",
  health: "Health",
  reports: "Reports",
  results: "Results",
  placement: "Placement",
  assignment: "Adviser",
  "access-log": "Access log",
  requests: "Requests",
  questions: "Questions and complaints",
  consents: "Consents",
  disclosures: "Disclosures",
  statement: "Statement",
};

export default sections;
