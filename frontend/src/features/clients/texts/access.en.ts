import type { Texts } from "@/i18n/types";

import type nl from "./access.nl";

const accessTexts: Texts<typeof nl> = {
  access: {
    take: "Emergency access",
    standIn: "You stand in for {{name}}, until {{moment}}",
    emergency: "Emergency access until {{time}}: read only",
    left: "{{time}} left.",
    emergencyText: "The adviser and the privacy officer see this; a second person judges it (R26).",
  },
  exclusions: {
    title: "Not for this colleague",
    add: "Exclude a colleague",
    who: "Colleague",
    reason: "Why",
    since: "Since, by",
    acts: "Action",
    lift: "Lift",
    lifted: "{{name}} is no longer excluded.",
    empty: "Nobody is excluded",
    emptyText:
      "Does the client not want a certain colleague to see the file, such as a neighbour or family? Record it here (R26).",
    effect: "This colleague can then see this file nowhere any more, whatever their role.",
    choose: "Choose a colleague",
    chooseReason: "Choose a reason",
    submit: "Exclude",
    done: "The colleague is excluded.",
    reasons: {
      family: "Family",
      neighbour: "Neighbour",
      acquaintance: "Acquaintance",
      "former-employer": "Former employer or colleague",
      objection: "The client does not want it",
    },
  },
};

export default accessTexts;
