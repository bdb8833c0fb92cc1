import type nl from "./nl";

const texts: typeof nl = {
  title: "Your privacy statement",
  intro: "Enter the code your adviser gave you.",
  code: "Code of six digits",
  codeHelp: "You got the code by phone or in a conversation.",
  open: "Open",
  noLink: "This link is not complete. Open the whole link from your adviser's message.",
  read: "Read the two texts. Then say whether you sign.",
  receiptOnly: "Signing only means: I received the texts. It is not a consent.",
  noConsequence: "You may decline. It has no consequences for your guidance.",
  sign: "I received both texts",
  decline: "I do not sign",
  signedTitle: "Thank you",
  signed:
    "Recorded that you received both texts. Your adviser gives you the receipt. You can close this screen.",
  declined: "Recorded that you do not sign. That has no consequences. You can close this screen.",
  version: "version {{version}}",
};

export default texts;
