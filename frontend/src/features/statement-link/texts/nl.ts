const texts = {
  title: "Uw privacyverklaring",
  intro: "Vul de code in die u van uw adviseur kreeg.",
  code: "Code van zes cijfers",
  codeHelp: "U kreeg de code aan de telefoon of in een gesprek.",
  open: "Openen",
  noLink: "Deze link is niet compleet. Open de hele link uit het bericht van uw adviseur.",
  read: "Lees de twee teksten. Daarna zegt u of u tekent.",
  receiptOnly: "Tekenen betekent alleen: ik heb de teksten gekregen. Het is geen toestemming.",
  noConsequence: "Niet tekenen mag. Het heeft geen gevolgen voor uw begeleiding.",
  sign: "Ik heb beide teksten gekregen",
  decline: "Ik teken niet",
  signedTitle: "Dank u wel",
  signed:
    "Vastgelegd dat u beide teksten heeft gekregen. Uw adviseur geeft u het bewijs. U kunt dit scherm sluiten.",
  declined: "Vastgelegd dat u niet tekent. Dat heeft geen gevolgen. U kunt dit scherm sluiten.",
  version: "versie {{version}}",
};

export default texts;
