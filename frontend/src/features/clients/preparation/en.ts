const preparation = {
  summary: "What you want to know before the meeting",
  goal: "Goal",
  order: "{{party}}, reference {{reference}}",
  noTraject: "There is no traject",
  notes: "Last conversations",
  noNotes: "There has been no conversation yet",
  promises: "Open agreements",
  noPromises: "No open agreements",
  deadlines: "Deadlines",
  noDeadlines: "No open deadlines",
  plan: "Plan",
  planStates: {
    draft: "Version {{number}}, not approved yet",
    "approved-by-client": "Version {{number}}, the commissioning party has yet to approve",
    approved: "Version {{number}}, approved",
    superseded: "Version {{number}}, superseded",
  },
  next: "Next contact",
  noNext: "Not agreed",
  overdue: "overdue",
  health: "Capacity for work",
  healthShow: "Show capacity for work",
  healthHide: "Close capacity for work",
};

export default preparation;
