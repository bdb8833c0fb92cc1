import type nl from "./conflict.nl";

const conflict: typeof nl = {
  title: "Someone else changed this in the meantime",
  text: "Choose per item what it should say. What you typed is not lost.",
  yours: "Your change",
  theirs: "It says now",
  save: "Save choice",
  discard: "Throw my change away",
};

export default conflict;
