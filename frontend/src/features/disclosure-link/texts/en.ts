import type nl from "./nl";

const texts: typeof nl = {
  title: "Data for you",
  intro: "Fill in the code that you were told by phone or in a talk.",
  code: "Code of six digits",
  open: "Go on",
  noLink: "This link is not complete. Open the whole link from the message.",
  dutyTitle: "First your promise",
  from: "{{bureau}} gives you these data.",
  name: "Your name",
  nameHelp: "With your name you promise to keep to this. It is recorded.",
  accept: "I promise this and want the data",
  once: "You can fetch the data once. Keep them in a safe place.",
  doneTitle: "Thank you",
  done: "The data were fetched. The link no longer works. You can close this screen.",
  again: "Save again",
};

export default texts;
