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
  next: "Next contact",
  noNext: "Not agreed",
  overdue: "overdue",
  health: "Capacity for work",
  healthShow: "Show capacity for work",
  healthHide: "Close capacity for work",
};

export default preparation;
