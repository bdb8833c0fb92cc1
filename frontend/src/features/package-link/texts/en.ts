import type nl from "./nl";

const texts: typeof nl = {
  title: "Fetch your data",
  intro: "Fill in the code that the bureau told you. Then you get a file with your data.",
  once: "You can do this once. Use a computer or phone of your own.",
  code: "Code of six digits",
  codeHelp: "You were told the code by phone or in a talk.",
  open: "Fetch",
  noLink: "This link is not complete. Open the whole link from the message.",
  doneTitle: "Your data were fetched",
  done: "The file mijn-gegevens.zip is with your downloads. The link no longer works.",
  inside: "In the file, open inzagepakket.pdf first. It says everything in plain words.",
  careful: "Keep the file in a safe place. Whoever has it can read your data.",
  again: "Save it again",
};

export default texts;
