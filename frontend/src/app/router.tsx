/** All addresses of the application. No address carries anything about a person except a random id. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";

import { meQuery, queryClient } from "@/api/queries";
import { sessionState } from "@/api/session";
import { withTexts } from "@/i18n";
import { SkeletonLines } from "@/ui/Skeletons";

import { Frame } from "./Frame";
import { NotFound, RouteProblem } from "./RouteProblem";

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search["to"] === "string" && /^\/(?!\/)/.test(search["to"]) ? { to: search["to"] } : {},
  beforeLoad: ({ search }) => {
    if (sessionState() === "authenticated") throw redirect({ href: search.to ?? "/day" });
  },
  component: lazyRouteComponent(
    () => withTexts("session", import("@/features/session/LoginPage")),
    "LoginPage",
  ),
});

/** The client's own page, open to who has link and code. */
const statementLink = createRoute({
  getParentRoute: () => root,
  path: "/statement",
  component: lazyRouteComponent(
    () => withTexts("statement-link", import("@/features/statement-link/StatementLinkPage")),
    "StatementLinkPage",
  ),
});

/** The recipient's own page, open to who has link and code. */
const disclosureLink = createRoute({
  getParentRoute: () => root,
  path: "/verstrekking",
  component: lazyRouteComponent(
    () => withTexts("disclosure-link", import("@/features/disclosure-link/DisclosureLinkPage")),
    "DisclosureLinkPage",
  ),
});

/** Everything behind the login: the frame, and who is in it. */
const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  beforeLoad: async ({ location }) => {
    if (sessionState() !== "authenticated") {
      const to = location.pathname === "/" ? {} : { to: location.href };
      throw redirect({ to: "/login", search: to });
    }
    const me = await queryClient.ensureQueryData(meQuery);
    if (me.mustChangePassword && location.pathname !== "/password") throw redirect({ to: "/password" });
  },
  component: Frame,
});

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

const complaints = createRoute({
  getParentRoute: () => frame,
  path: "/complaints",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/Registers")),
    "ComplaintsPage",
  ),
});

const complaint = createRoute({
  getParentRoute: () => frame,
  path: "/complaints/$complaintId",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/ComplaintPage")),
    "ComplaintPage",
  ),
});

const mediations = createRoute({
  getParentRoute: () => frame,
  path: "/mediations",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/Registers")),
    "MediationsPage",
  ),
});

const mediation = createRoute({
  getParentRoute: () => frame,
  path: "/mediations/$mediationId",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/MediationPage")),
    "MediationPage",
  ),
});

const breaches = createRoute({
  getParentRoute: () => frame,
  path: "/data-breaches",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/Registers")),
    "BreachesPage",
  ),
});

const breach = createRoute({
  getParentRoute: () => frame,
  path: "/data-breaches/$dataBreachId",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/BreachPage")),
    "BreachPage",
  ),
});

const reportBreach = createRoute({
  getParentRoute: () => frame,
  path: "/report-data-breach",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/ReportBreachPage")),
    "ReportBreachPage",
  ),
});

const requests = createRoute({
  getParentRoute: () => frame,
  path: "/requests",
  component: lazyRouteComponent(
    () => withTexts("requests", import("@/features/requests/RequestsPage")),
    "RequestsPage",
  ),
});

const request = createRoute({
  getParentRoute: () => frame,
  path: "/requests/$requestId",
  component: lazyRouteComponent(
    () => withTexts("requests", import("@/features/requests/RequestPage")),
    "RequestPage",
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
const retention = createRoute({
  getParentRoute: () => frame,
  path: "/retention",
  component: lazyRouteComponent(
    () => withTexts("retention", import("@/features/retention/RetentionPage")),
    "RetentionPage",
  ),
});
const retentionRun = createRoute({
  getParentRoute: () => frame,
  path: "/retention/$runId",
  component: lazyRouteComponent(
    () => withTexts("retention", import("@/features/retention/RunPage")),
    "RunPage",
  ),
});
const log = createRoute({
  getParentRoute: () => frame,
  path: "/log",
  component: lazyRouteComponent(() => withTexts("log", import("@/features/log/LogPage")), "LogPage"),
});
const reglement = createRoute({
  getParentRoute: () => frame,
  path: "/reglement",
  component: lazyRouteComponent(
    () => withTexts("reglement", import("@/features/reglement/ReglementPage")),
    "ReglementPage",
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
    complaint,
    mediations,
    mediation,
    breaches,
    breach,
    reportBreach,
    requests,
    request,
    log,
    retention,
    retentionRun,
    reglement,
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
