const texts = {
  login: {
    title: "Inloggen",
    intro: "Cliëntdossiers voor re-integratie, alleen voor wie ze nodig heeft.",
    email: "E-mailadres",
    password: "Wachtwoord",
    submit: "Inloggen",
    ended: "U bent uitgelogd.",
    wrong: "Deze gegevens kloppen niet. Controleer uw e-mailadres en wachtwoord.",
    demo: "Dit is een voorbeeldomgeving met verzonnen mensen. De inlognamen staan in var/demo-credentials.json.",
  },
  totp: {
    title: "Bevestigen met uw code",
    intro: "Open de app op uw telefoon en typ de code van zes cijfers.",
    code: "Code",
    submit: "Bevestigen",
    useRecovery: "Telefoon niet bij de hand? Gebruik een herstelcode",
    useCode: "Gebruik de code uit de app",
    recovery: "Herstelcode",
    recoveryHelp: "Elke herstelcode werkt één keer.",
    restart: "Opnieuw beginnen",
  },
  enrol: {
    title: "Tweede stap instellen",
    intro:
      "U logt voortaan in met uw wachtwoord en een code van uw telefoon. Zo kan niemand met alleen uw wachtwoord bij dossiers.",
    scan: "1. Scan dit vierkant met een authenticator-app",
    qr: "QR-code voor uw authenticator-app",
    secret: "Lukt scannen niet? Typ dan deze sleutel in de app:",
    confirm: "2. Typ de code die de app toont",
    submit: "Instellen",
    codesTitle: "Bewaar uw herstelcodes",
    codesIntro:
      "Hiermee kunt u inloggen als u uw telefoon kwijt bent. U ziet ze alleen nu. Bewaar ze op een veilige plek, niet in uw mail.",
    codesDone: "Ik heb ze bewaard",
  },
  password: {
    title: "Wachtwoord wijzigen",
    forced: "Kies eerst een eigen wachtwoord. Het tijdelijke wachtwoord werkt daarna niet meer.",
    current: "Huidig wachtwoord",
    next: "Nieuw wachtwoord",
    nextHelp: "Ten minste 12 tekens. Een zin van een paar woorden werkt goed.",
    repeat: "Nieuw wachtwoord, nog een keer",
    short: "Gebruik ten minste 12 tekens.",
    different: "De twee wachtwoorden zijn niet gelijk.",
    submit: "Wachtwoord wijzigen",
    ends: "Hierna logt u overal opnieuw in.",
  },
};

export default texts;
