import type dutch from "./restriction.nl";

const restriction: typeof dutch = {
  file: "These data are restricted since {{date}}: read only",
  fileText:
    "The client asked for it, or it is being looked into. What the client asks is still possible: a request, question, complaint or consent. The privacy officer lifts it (GDPR 18).",
  parts_one: "One field or record is restricted: read only",
  parts_other: "{{count}} fields or records are restricted: read only",
  partsText: "{{list}}. They stay out of reports and profiles, and no search finds them.",
  since: "{{what}} since {{date}}",
  mark: "Restricted",
  scopes: { file: "the whole file", field: "a field", record: "a record" },
  fields: {
    name: "the name",
    "birth-and-sex": "date of birth and sex",
    address: "the address",
    phone: "the phone number",
    email: "the e-mail address",
  },
  records: {
    benefit: "a benefit",
    education: "an education",
    diploma: "a diploma",
    "work-experience": "work experience",
    preference: "a preference",
    "health-record": "a health record",
    note: "a note",
    document: "a document",
    activity: "an activity",
    assessment: "an assessment",
    reference: "a reference",
    "suitability-assessment": "a suitability assessment",
    placement: "a placement",
    appointment: "an appointment",
  },
};

export default restriction;
