import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";

export type Referral = Schema<"Referral">;
export type ReferralItem = Schema<"ReferralItem">;
export type ReferralState = ReferralItem["state"];
export type Adviser = Schema<"Adviser">;

const PAGE = 100;

export function referralsQuery(state: ReferralState) {
  return infiniteQueryOptions({
    queryKey: ["referrals", state],
    queryFn: ({ pageParam }) =>
      send<Schema<"ReferralList">>(
        api.GET("/referrals", {
          params: { query: { state, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
}

export function referralQuery(referralId: string) {
  return queryOptions({
    queryKey: ["referral", referralId],
    queryFn: () => send<Referral>(api.GET("/referrals/{referralId}", { params: { path: { referralId } } })),
  });
}

export const advisersQuery = queryOptions({
  queryKey: ["advisers"],
  queryFn: () => send<Schema<"AdviserList">>(api.GET("/advisers")),
});
