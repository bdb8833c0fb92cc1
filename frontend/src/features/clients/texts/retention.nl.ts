const retention = {
  title: "Bewaren",
  running: "Zolang een traject loopt, blijft het dossier.",
  kept: "Gaat weg op {{date}}, twee jaar na het einde van het laatste traject (R35).",
  due: "De bewaartermijn is voorbij sinds {{date}}.",
  paused: "De bewaartermijn is voorbij sinds {{date}}, maar het dossier blijft nog.",
  because: "Dit houdt het tegen: {{reasons}}.",
  statutory: "Van de opdracht blijven kenmerk, uren en data tot en met {{date}}, zonder naam (R36).",
  cases: { request: "een verzoek", complaint: "een klacht", mediation: "een bemiddeling" },
  holds: {
    "legal-claim": "een rechtsvordering",
    "authority-investigation": "een onderzoek van een toezichthouder",
    "longer-legal-duty": "een langere wettelijke plicht",
  },
};

export default retention;
