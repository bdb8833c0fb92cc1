import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  appointments: {
    when: "When",
    kind: "Kind",
    place: "Place",
    state: "State",
    remark: "Remark",
    remarkHelp: "For the file only. It is in no calendar or message outside.",
    add: "Make an appointment",
    empty: "There are no appointments yet",
    emptyText: "Plan the next conversation. It will be in your agenda and on Today as well.",
    unread: "This does not read as a moment. Type for example tue 10:00.",
    help: "Type tue 10:00, tomorrow 14.30 or 3-12 9:00 45m",
    understood: "{{day}} at {{time}}, {{length}}",
    overlaps: "Overlaps with an appointment at {{time}}.",
    kinds: { visit: "At the office", phone: "Phone", video: "Video", "at-employer": "At an employer" },
    states: { planned: "Planned", cancelled: "Called off", done: "Done" },
  },
  hours: {
    add: "Book hours",
    day: "Day",
    kind: "Kind",
    activity: "Activity",
    noActivity: "No activity",
    time: "Time",
    timeHelp: "Type 45, 1:30 or 1.5h",
    timeUnread: "Type a time from 1 minute to 24 hours, for example 45 or 1:30.",
    approval: "Approval",
    approved: "Approved",
    waiting: "Waiting",
    isApproved: "These hours are approved and do not change any more.",
    isNote: "These hours belong to a note. Change the note.",
    empty: "There are no hours yet",
    emptyText:
      "Hours come from contact notes with a duration by themselves. Book travel and preparation here.",
    kinds: {
      contact: "Contact",
      travel: "Travel",
      preparation: "Preparation",
      reporting: "Reporting",
      consultation: "Consultation",
      other: "Other",
    },
  },
};

export default texts;
