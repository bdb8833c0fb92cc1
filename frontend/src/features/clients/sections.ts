import {
  IconAddressBook,
  IconAdjustments,
  IconArrowsExchange,
  IconBriefcase,
  IconBuilding,
  IconCalendar,
  IconCertificate,
  IconClipboardText,
  IconClock,
  IconCoinEuro,
  IconFileText,
  IconHeartbeat,
  IconHistory,
  IconHourglass,
  IconId,
  IconInbox,
  IconListCheck,
  IconMessages,
  IconRoute,
  IconSchool,
  IconShieldCheck,
  IconTimeline,
  IconUserCheck,
  IconTarget,
  type IconType,
} from "@/ui/icons";

import type { ClientDetail } from "./queries";

export interface SectionItem {
  id: SectionId;
  icon: IconType;
  /** The act that opens this section; without it the section is not there. */
  needs: string;
  sealed?: boolean;
  /** Whether there is anything to show: the same act opens less for one than for another (R23). */
  when?: (client: ClientDetail) => boolean;
}

/** Who helps in an emergency gets phone and address to read; a coordinator gets neither. */
function hasContact(client: ClientDetail): boolean {
  return may(client, "client.change") || Boolean(client.phone ?? client.email ?? client.address);
}

/** Names and birth, to read, for who gets more of a person than the name above the file. */
function hasPerson(client: ClientDetail): boolean {
  return may(client, "client.change") || Boolean(client.dateOfBirth && hasContact(client));
}

/** The parts of a file, in the order of the rail inside it. */
const sections = [
  { id: "timeline", icon: IconTimeline, needs: "timeline.read" },
  { id: "preparation", icon: IconClipboardText, needs: "preparation.read" },
  { id: "waiting", icon: IconHourglass, needs: "client-digest.read" },
  { id: "notes", icon: IconMessages, needs: "note.read" },
  { id: "plan", icon: IconTarget, needs: "plan.read" },
  { id: "traject", icon: IconRoute, needs: "traject.read" },
  { id: "statement", icon: IconShieldCheck, needs: "statement.read" },
  { id: "consents", icon: IconUserCheck, needs: "consent.read" },
  { id: "questions", icon: IconMessages, needs: "question.read" },
  { id: "requests", icon: IconInbox, needs: "request.read" },
  { id: "disclosures", icon: IconArrowsExchange, needs: "disclosure.read" },
  { id: "tasks", icon: IconListCheck, needs: "task.read" },
  { id: "documents", icon: IconFileText, needs: "document-of-file.read" },
  { id: "appointments", icon: IconCalendar, needs: "appointment.read" },
  { id: "hours", icon: IconClock, needs: "hours.read" },
  { id: "person", icon: IconId, needs: "client.read", when: hasPerson },
  { id: "contact", icon: IconAddressBook, needs: "client.read", when: hasContact },
  { id: "benefits", icon: IconCoinEuro, needs: "benefit.read" },
  { id: "educations", icon: IconSchool, needs: "background.read" },
  { id: "diplomas", icon: IconCertificate, needs: "background.read" },
  { id: "work", icon: IconBriefcase, needs: "background.read" },
  { id: "preferences", icon: IconAdjustments, needs: "preference.read" },
  { id: "health", icon: IconHeartbeat, needs: "health.read", sealed: true },
  { id: "reports", icon: IconFileText, needs: "report.read" },
  { id: "results", icon: IconListCheck, needs: "assessment.read" },
  { id: "placement", icon: IconBuilding, needs: "placement.read" },
  { id: "assignment", icon: IconUserCheck, needs: "assignment.list" },
  { id: "access-log", icon: IconHistory, needs: "access-log.read" },
] as const satisfies readonly (Omit<SectionItem, "id"> & { id: string })[];

export type SectionId = (typeof sections)[number]["id"];

export function sectionsFor(client: ClientDetail): SectionItem[] {
  return sections.filter(
    (section: SectionItem) => may(client, section.needs) && (section.when?.(client) ?? true),
  );
}

export function may(client: ClientDetail, act: string): boolean {
  return client.permissions.includes(act);
}
