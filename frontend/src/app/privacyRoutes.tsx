/** Addresses of rights and oversight: requests, complaints, mediations, breaches, disclosures, retention, the log, the reglement. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { withTexts } from "@/i18n";

import { frame } from "./outerRoutes";

export const complaints = createRoute({
  getParentRoute: () => frame,
  path: "/complaints",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/RegistersPage")),
    "ComplaintsPage",
  ),
});

export const complaintNumbers = createRoute({
  getParentRoute: () => frame,
  path: "/complaint-numbers",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/NumbersPage")),
    "NumbersPage",
  ),
});

export const complaint = createRoute({
  getParentRoute: () => frame,
  path: "/complaints/$complaintId",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/ComplaintPage")),
    "ComplaintPage",
  ),
});

export const mediations = createRoute({
  getParentRoute: () => frame,
  path: "/mediations",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/RegistersPage")),
    "MediationsPage",
  ),
});

export const mediation = createRoute({
  getParentRoute: () => frame,
  path: "/mediations/$mediationId",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/MediationPage")),
    "MediationPage",
  ),
});

export const breaches = createRoute({
  getParentRoute: () => frame,
  path: "/data-breaches",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/RegistersPage")),
    "BreachesPage",
  ),
});

export const breach = createRoute({
  getParentRoute: () => frame,
  path: "/data-breaches/$dataBreachId",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/BreachPage")),
    "BreachPage",
  ),
});

export const reportBreach = createRoute({
  getParentRoute: () => frame,
  path: "/report-data-breach",
  component: lazyRouteComponent(
    () => withTexts("cases", import("@/features/cases/ReportBreachPage")),
    "ReportBreachPage",
  ),
});

export const requests = createRoute({
  getParentRoute: () => frame,
  path: "/requests",
  component: lazyRouteComponent(
    () => withTexts("requests", import("@/features/requests/RequestsPage")),
    "RequestsPage",
  ),
});

export const request = createRoute({
  getParentRoute: () => frame,
  path: "/requests/$requestId",
  component: lazyRouteComponent(
    () => withTexts("requests", import("@/features/requests/RequestPage")),
    "RequestPage",
  ),
});

export const outcomes = createRoute({
  getParentRoute: () => frame,
  path: "/outcomes",
  component: lazyRouteComponent(
    () => withTexts("outcomes", import("@/features/outcomes/OutcomesPage")),
    "OutcomesPage",
  ),
});

export const disclosureRegister = createRoute({
  getParentRoute: () => frame,
  path: "/disclosures",
  component: lazyRouteComponent(
    () => withTexts("disclosure-register", import("@/features/disclosure-register/DisclosureRegisterPage")),
    "DisclosureRegisterPage",
  ),
});
export const retention = createRoute({
  getParentRoute: () => frame,
  path: "/retention",
  component: lazyRouteComponent(
    () => withTexts("retention", import("@/features/retention/RetentionPage")),
    "RetentionPage",
  ),
});
export const retentionRun = createRoute({
  getParentRoute: () => frame,
  path: "/retention/$runId",
  component: lazyRouteComponent(
    () => withTexts("retention", import("@/features/retention/RunPage")),
    "RunPage",
  ),
});
export const log = createRoute({
  getParentRoute: () => frame,
  path: "/log",
  component: lazyRouteComponent(() => withTexts("log", import("@/features/log/LogPage")), "LogPage"),
});
export const reglement = createRoute({
  getParentRoute: () => frame,
  path: "/reglement",
  component: lazyRouteComponent(
    () => withTexts("reglement", import("@/features/reglement/ReglementPage")),
    "ReglementPage",
  ),
});
export const policy = createRoute({
  getParentRoute: () => frame,
  path: "/policy",
  component: lazyRouteComponent(
    () => withTexts("policy", import("@/features/policy/PolicyPage")),
    "PolicyPage",
  ),
});
export const accessReviews = createRoute({
  getParentRoute: () => frame,
  path: "/access-reviews",
  component: lazyRouteComponent(
    () => withTexts("access-review", import("@/features/access-review/ReviewsPage")),
    "ReviewsPage",
  ),
});
export const accessReview = createRoute({
  getParentRoute: () => frame,
  path: "/access-reviews/$reviewId",
  component: lazyRouteComponent(
    () => withTexts("access-review", import("@/features/access-review/ReviewPage")),
    "ReviewPage",
  ),
});
export const accessMeasures = createRoute({
  getParentRoute: () => frame,
  path: "/access-review-measures",
  component: lazyRouteComponent(
    () => withTexts("access-review", import("@/features/access-review/MeasuresPage")),
    "MeasuresPage",
  ),
});
export const accessQuestions = createRoute({
  getParentRoute: () => frame,
  path: "/access-questions",
  component: lazyRouteComponent(
    () => withTexts("access-review", import("@/features/access-review/QuestionsPage")),
    "QuestionsPage",
  ),
});
