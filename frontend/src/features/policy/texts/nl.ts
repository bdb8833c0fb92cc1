const texts = {
  title: "Wie mag wat",
  summary: "Dezelfde regels als waarmee het systeem beslist. Wat hier niet staat, mag niet.",
  role: "Wiens rechten",
  own: "{{role}} (uw rol)",
  all: "Alle rollen en koppelingen",
  search: "Zoek een handeling",
  act: "Handeling",
  when: "Wanneer",
  why: "Waarom",
  agreement: "Met een geldige geheimhoudingsverklaring.",
  purposes: "Alleen voor: {{list}}.",
  everyone: "Iedereen",
  empty: "Geen regel gevonden",
  emptyText: "Kies een andere rol, of zoek een ander woord.",
};

export default texts;
