const accessTexts = {
  access: {
    take: "Noodtoegang",
    standIn: "U neemt waar voor {{name}}, tot {{moment}}",
    emergency: "Noodtoegang tot {{time}}: alleen lezen",
    left: "Nog {{time}}.",
    emergencyText: "De adviseur en de privacyfunctionaris zien dit; een tweede persoon beoordeelt het (R26).",
  },
  exclusions: {
    title: "Niet voor deze collega",
    add: "Collega uitsluiten",
    who: "Collega",
    reason: "Waarom",
    since: "Sinds, door",
    acts: "Actie",
    lift: "Opheffen",
    lifted: "{{name}} is niet meer uitgesloten.",
    empty: "Niemand is uitgesloten",
    emptyText:
      "Wil de cliënt niet dat een bepaalde collega het dossier ziet, bijvoorbeeld een buur of familie? Leg dat hier vast (R26).",
    effect: "Deze collega kan dit dossier dan nergens meer zien, welke rol hij of zij ook heeft.",
    choose: "Kies een collega",
    chooseReason: "Kies een reden",
    submit: "Uitsluiten",
    done: "De collega is uitgesloten.",
    reasons: {
      family: "Familie",
      neighbour: "Buur",
      acquaintance: "Bekende",
      "former-employer": "Eerdere werkgever of collega",
      objection: "De cliënt wil het niet",
    },
  },
};

export default accessTexts;
