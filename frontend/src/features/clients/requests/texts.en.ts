import type nl from "./texts.nl";

const requests: typeof nl = {
  summary: "Access, correction, erasure and the other rights (R41). An answer within a month.",
  register: "Take in a request",
  emptyText:
    "Does the client ask for data, or to correct or erase them? Take it in here; then the term runs.",
  channel: "How it came in",
  scopeHelp: "May be left empty. The privacy officer reads this.",
  record: "Take in",
  recorded: "Taken in. The acknowledgement is ready.",
};

export default requests;
