const texts = {
  title: "Reglement",
  about: "Elk artikel van het privacyreglement, en wat het hier bewaakt.",
  summary: "{{held}} van de {{all}} artikelen worden met tests aangetoond. De gepubliceerde tekst geldt.",
  clause: "Artikel",
  text: "In het kort",
  acts: "Regels hierop",
  noActs: "Geen regel van het beleid",
  count_one: "{{count}} handeling",
  count_other: "{{count}} handelingen",
  more_one: "en nog {{count}}",
  more_other: "en nog {{count}}",
  state: "Stand",
  held_one: "Bewaakt, {{count}} test",
  held_other: "Bewaakt, {{count}} tests",
  unproven: "Wel regel, geen test",
  open: "Nog niets",
  empty: "Er zijn geen artikelen",
};

export default texts;
