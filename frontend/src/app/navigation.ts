import type { Role } from "@/api/types";
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCalendar,
  IconClock,
  IconFileSpreadsheet,
  IconFileExport,
  IconHistory,
  IconHome,
  IconInbox,
  IconListCheck,
  IconMail,
  IconMessages,
  IconSettings,
  IconShieldCheck,
  IconTrash,
  IconUpload,
  IconUrgent,
  IconUserCheck,
  IconUsers,
  type IconType,
} from "@/ui/icons";

export interface NavItem {
  to:
    | "/day"
    | "/clients"
    | "/requests"
    | "/complaints"
    | "/data-breaches"
    | "/stand-ins"
    | "/inbox"
    | "/intake"
    | "/report-reviews"
    | "/emergency-reviews"
    | "/agenda"
    | "/hours"
    | "/log"
    | "/disclosures"
    | "/retention"
    | "/outcomes"
    | "/reglement"
    | "/policy"
    | "/access-reviews"
    | "/access-review-measures"
    | "/access-questions"
    | "/administration";
  text:
    | "nav.day"
    | "nav.clients"
    | "nav.allClients"
    | "nav.requests"
    | "nav.takeRequest"
    | "nav.complaints"
    | "nav.breaches"
    | "nav.standIns"
    | "nav.emergencyReviews"
    | "nav.agenda"
    | "nav.hours"
    | "nav.inbox"
    | "nav.intake"
    | "nav.reviews"
    | "nav.log"
    | "nav.disclosures"
    | "nav.retention"
    | "nav.outcomes"
    | "nav.reglement"
    | "nav.policy"
    | "nav.accessReviews"
    | "nav.accessMeasures"
    | "nav.accessQuestions"
    | "nav.administration";
  icon: IconType;
  /** Who finds it in the rail; the API decides what they see there. */
  roles: readonly Role[] | "all";
  apart?: boolean;
}

const items: NavItem[] = [
  { to: "/day", text: "nav.day", icon: IconHome, roles: "all" },
  { to: "/clients", text: "nav.clients", icon: IconUsers, roles: ["adviser", "coordinator"] },
  { to: "/agenda", text: "nav.agenda", icon: IconCalendar, roles: ["adviser"] },
  { to: "/hours", text: "nav.hours", icon: IconClock, roles: ["adviser"] },
  { to: "/inbox", text: "nav.inbox", icon: IconInbox, roles: ["coordinator"] },
  { to: "/intake", text: "nav.intake", icon: IconUpload, roles: ["coordinator"] },
  { to: "/stand-ins", text: "nav.standIns", icon: IconArrowsExchange, roles: ["adviser", "coordinator"] },
  { to: "/requests", text: "nav.requests", icon: IconMail, roles: "all" },
  {
    to: "/complaints",
    text: "nav.complaints",
    icon: IconMessages,
    roles: ["privacy_officer", "director"],
  },
  {
    to: "/data-breaches",
    text: "nav.breaches",
    icon: IconAlertTriangle,
    roles: ["privacy_officer", "director"],
  },
  { to: "/report-reviews", text: "nav.reviews", icon: IconShieldCheck, roles: ["privacy_officer"] },
  {
    to: "/emergency-reviews",
    text: "nav.emergencyReviews",
    icon: IconUrgent,
    roles: ["privacy_officer"],
  },
  {
    to: "/access-reviews",
    text: "nav.accessReviews",
    icon: IconUserCheck,
    roles: ["privacy_officer", "director"],
  },
  {
    to: "/access-questions",
    text: "nav.accessQuestions",
    icon: IconMessages,
    roles: ["privacy_officer", "director"],
  },
  {
    to: "/access-review-measures",
    text: "nav.accessMeasures",
    icon: IconListCheck,
    roles: ["coordinator", "administrator"],
  },
  {
    to: "/disclosures",
    text: "nav.disclosures",
    icon: IconFileExport,
    roles: ["privacy_officer", "director"],
  },

  { to: "/retention", text: "nav.retention", icon: IconTrash, roles: ["privacy_officer", "director"] },
  { to: "/outcomes", text: "nav.outcomes", icon: IconFileSpreadsheet, roles: ["coordinator", "director"] },
  { to: "/log", text: "nav.log", icon: IconHistory, roles: ["privacy_officer"] },
  { to: "/policy", text: "nav.policy", icon: IconListCheck, roles: "all", apart: true },
  { to: "/reglement", text: "nav.reglement", icon: IconShieldCheck, roles: "all", apart: true },
  {
    to: "/administration",
    text: "nav.administration",
    icon: IconSettings,
    roles: ["administrator", "privacy_officer", "director"],
    apart: true,
  },
];

export function navigationFor(roles: readonly Role[]): NavItem[] {
  return items
    .filter((item) => item.roles === "all" || item.roles.some((role) => roles.includes(role)))
    .map((item) => ({ ...item, text: textFor(item, roles) }));
}

/** The same place is something else to whom it offers more, or less. */
function textFor(item: NavItem, roles: readonly Role[]): NavItem["text"] {
  if (item.to === "/clients" && !roles.includes("adviser")) return "nav.allClients";
  const handles = roles.includes("privacy_officer") || roles.includes("director");
  return item.to === "/requests" && !handles ? "nav.takeRequest" : item.text;
}
