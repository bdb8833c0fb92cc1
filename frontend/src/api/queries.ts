import { QueryClient, queryOptions, useQuery } from "@tanstack/react-query";

import { api, send } from "./client";
import { ApiProblem } from "./problem";
import type { Schema } from "./types";

/** Server state lives here, in memory only; it is emptied at log out. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, problem) =>
        failures < 2 && problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 500),
    },
    mutations: { retry: false },
  },
});

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => send<Schema<"Me">>(api.GET("/auth/me")),
  staleTime: 5 * 60_000,
});

/** Who works here, by name, to choose from. */
export const colleaguesQuery = queryOptions({
  queryKey: ["colleagues"],
  queryFn: () => send<Schema<"ColleagueList">>(api.GET("/colleagues")),
  staleTime: 5 * 60_000,
});

/** The person who is logged in; only used inside the frame, where it is always there. */
export function useMe(): Schema<"Me"> {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("useMe is used outside the frame");
  return data;
}
