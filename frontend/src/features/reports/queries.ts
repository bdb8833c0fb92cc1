/** What the second person asks of the API. */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type WaitingReview = Schema<"WaitingReviewItem">;

export const reviewsQuery = queryOptions({
  queryKey: ["report-reviews"],
  queryFn: () => send<Schema<"ReportReviewList">>(api.GET("/report-reviews")),
  staleTime: 0,
});

export async function decideReview(
  reviewId: string,
  decision: "approved" | "refused",
  reason: string,
): Promise<void> {
  await send(
    api.POST("/report-reviews/{reviewId}/decide", {
      params: { path: { reviewId } },
      headers: { "Idempotency-Key": idempotencyKey() },
      body: { decision, reason },
    }),
  );
  await queryClient.invalidateQueries({ queryKey: reviewsQuery.queryKey });
}
