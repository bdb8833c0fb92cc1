/** The outermost addresses: the login, the pages of those who have no account, and the frame around everything else. */
import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";

import { meQuery, queryClient } from "@/api/queries";
import { sessionState } from "@/api/session";
import { withTexts } from "@/i18n";

import { Frame } from "./Frame";
import { NotFound, RouteProblem } from "./RouteProblem";

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

export const login = createRoute({
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
export const statementLink = createRoute({
  getParentRoute: () => root,
  path: "/statement",
  component: lazyRouteComponent(
    () => withTexts("statement-link", import("@/features/statement-link/StatementLinkPage")),
    "StatementLinkPage",
  ),
});

/** The recipient's own page, open to who has link and code. */
export const disclosureLink = createRoute({
  getParentRoute: () => root,
  path: "/verstrekking",
  component: lazyRouteComponent(
    () => withTexts("disclosure-link", import("@/features/disclosure-link/DisclosureLinkPage")),
    "DisclosureLinkPage",
  ),
});

/** The page of who asked for the own data, open to who has link and code. */
export const packageLink = createRoute({
  getParentRoute: () => root,
  path: "/inzage",
  component: lazyRouteComponent(
    () => withTexts("package-link", import("@/features/package-link/PackageLinkPage")),
    "PackageLinkPage",
  ),
});

/** Everything behind the login: the frame, and who is in it. */
export const frame = createRoute({
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
