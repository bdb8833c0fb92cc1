/** All addresses of the application. No address carries anything about a person except a random id. */
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { withTexts } from "@/i18n";
import { SkeletonLines } from "@/ui/Skeletons";

import { disclosureLink, frame, login, packageLink, root, statementLink } from "./outerRoutes";
import {
  accessMeasures,
  accessQuestions,
  accessReview,
  accessReviews,
  breach,
  breaches,
  complaint,
  complaintNumbers,
  complaints,
  disclosureRegister,
  log,
  mediation,
  mediations,
  policy,
  reglement,
  reportBreach,
  request,
  requests,
  retention,
  retentionRun,
  outcomes,
} from "./privacyRoutes";
import { RouteProblem } from "./RouteProblem";

const home = createRoute({
  getParentRoute: () => frame,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/day" });
  },
});

const password = createRoute({
  getParentRoute: () => frame,
  path: "/password",
  component: lazyRouteComponent(
    () => withTexts("session", import("@/features/session/PasswordPage")),
    "PasswordPage",
  ),
});

const day = createRoute({
  getParentRoute: () => frame,
  path: "/day",
  component: lazyRouteComponent(() => withTexts("day", import("@/features/day/DayPage")), "DayPage"),
});

const clients = createRoute({
  getParentRoute: () => frame,
  path: "/clients",
  component: lazyRouteComponent(
    () => withTexts("clients", import("@/features/clients/CaseloadPage")),
    "CaseloadPage",
  ),
});

const client = createRoute({
  getParentRoute: () => frame,
  path: "/clients/$clientId",
  component: lazyRouteComponent(
    () => withTexts("clients", import("@/features/clients/ClientWorkspace")),
    "ClientWorkspace",
  ),
});

const clientHome = createRoute({
  getParentRoute: () => client,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/clients/$clientId/$section", params: { ...params, section: "first" } });
  },
});

const clientSection = createRoute({
  getParentRoute: () => client,
  path: "/$section",
  component: lazyRouteComponent(
    () => withTexts("requests", import("@/features/clients/ClientSection")),
    "ClientSection",
  ),
});

const tasks = createRoute({
  getParentRoute: () => frame,
  path: "/tasks",
  component: lazyRouteComponent(() => withTexts("tasks", import("@/features/tasks/TasksPage")), "TasksPage"),
});

const inbox = createRoute({
  getParentRoute: () => frame,
  path: "/inbox",
  component: lazyRouteComponent(() => withTexts("inbox", import("@/features/inbox/InboxPage")), "InboxPage"),
});

const referral = createRoute({
  getParentRoute: () => frame,
  path: "/inbox/$referralId",
  component: lazyRouteComponent(
    () => withTexts("inbox", import("@/features/inbox/ReferralPage")),
    "ReferralPage",
  ),
});

const agenda = createRoute({
  getParentRoute: () => frame,
  path: "/agenda",
  component: lazyRouteComponent(
    () => withTexts("agenda", import("@/features/agenda/AgendaPage")),
    "AgendaPage",
  ),
});

const hours = createRoute({
  getParentRoute: () => frame,
  path: "/hours",
  component: lazyRouteComponent(() => withTexts("hours", import("@/features/hours/HoursPage")), "HoursPage"),
});

const intake = createRoute({
  getParentRoute: () => frame,
  path: "/intake",
  component: lazyRouteComponent(
    () => withTexts("intake", import("@/features/intake/IntakePage")),
    "IntakePage",
  ),
});

const reviews = createRoute({
  getParentRoute: () => frame,
  path: "/report-reviews",
  component: lazyRouteComponent(
    () => withTexts("reports", import("@/features/reports/ReviewsPage")),
    "ReviewsPage",
  ),
});

const standIns = createRoute({
  getParentRoute: () => frame,
  path: "/stand-ins",
  component: lazyRouteComponent(
    () => withTexts("stand-ins", import("@/features/stand-ins/StandInsPage")),
    "StandInsPage",
  ),
});
const digest = createRoute({
  getParentRoute: () => frame,
  path: "/stand-ins/$standInId",
  component: lazyRouteComponent(
    () => withTexts("stand-ins", import("@/features/stand-ins/DigestPage")),
    "DigestPage",
  ),
});
const transferDigest = createRoute({
  getParentRoute: () => frame,
  path: "/caseload-transfers/$transferId",
  component: lazyRouteComponent(
    () => withTexts("stand-ins", import("@/features/stand-ins/TransferDigestPage")),
    "TransferDigestPage",
  ),
});

const emergency = createRoute({
  getParentRoute: () => frame,
  path: "/emergency-access",
  component: lazyRouteComponent(
    () => withTexts("emergency", import("@/features/emergency/EmergencyPage")),
    "EmergencyPage",
  ),
});
const emergencyReviews = createRoute({
  getParentRoute: () => frame,
  path: "/emergency-reviews",
  component: lazyRouteComponent(
    () => withTexts("emergency", import("@/features/emergency/EmergencyReviewsPage")),
    "EmergencyReviewsPage",
  ),
});
const secondFactor = createRoute({
  getParentRoute: () => frame,
  path: "/second-factor",
  component: lazyRouteComponent(
    () => withTexts("session", import("@/features/session/SecondFactorPage")),
    "SecondFactorPage",
  ),
});

const administration = createRoute({
  getParentRoute: () => frame,
  path: "/administration",
  component: lazyRouteComponent(
    () => withTexts("administration", import("@/features/administration/AdministrationPage")),
    "AdministrationPage",
  ),
});

const tree = root.addChildren([
  login,
  statementLink,
  disclosureLink,
  packageLink,
  frame.addChildren([
    home,
    password,
    secondFactor,
    standIns,
    digest,
    emergency,
    emergencyReviews,
    day,
    tasks,
    clients,
    client.addChildren([clientHome, clientSection]),
    inbox,
    referral,
    agenda,
    hours,
    intake,
    reviews,
    complaints,
    complaintNumbers,
    outcomes,
    complaint,
    mediations,
    mediation,
    breaches,
    breach,
    reportBreach,
    requests,
    request,
    log,
    disclosureRegister,
    retention,
    retentionRun,
    reglement,
    policy,
    accessReviews,
    accessReview,
    accessMeasures,
    accessQuestions,
    transferDigest,
    administration,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultPendingMs: 300,
  defaultPendingComponent: SkeletonLines,
  defaultErrorComponent: RouteProblem,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
