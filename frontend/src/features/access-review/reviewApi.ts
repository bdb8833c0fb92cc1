/** What the review of access and the questions about advisers ask of the API (R24, R26, R39). */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import { saveFile } from "@/api/download";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Review = Schema<"AccessReview">;
export type Summary = Schema<"AccessReviewSummary">;
export type ReviewRow = Schema<"AccessReviewRow">;
export type Kind = ReviewRow["kind"];
export type Decision = NonNullable<ReviewRow["decision"]>;
export type Question = Schema<"AccessQuestion">;

export const kinds: readonly Kind[] = [
  "caseload",
  "assignment",
  "stand-in",
  "emergency",
  "exclusion",
  "office",
  "agreement",
  "calendar-feed",
  "api-client",
];

/** Still to be decided: what ended by itself need not be. */
export function waits(row: ReviewRow): boolean {
  return !row.decision && row.alive;
}

export const reviewsQuery = queryOptions({
  queryKey: ["access-reviews"],
  queryFn: () => send<Schema<"AccessReviewList">>(api.GET("/access-reviews")),
  staleTime: 0,
});

export function reviewQuery(accessReviewId: string) {
  return queryOptions({
    queryKey: ["access-reviews", accessReviewId],
    queryFn: () =>
      send<Review>(api.GET("/access-reviews/{accessReviewId}", { params: { path: { accessReviewId } } })),
    staleTime: 0,
  });
}

export async function openReview(): Promise<Review> {
  const made = await send<Review>(
    api.POST("/access-reviews", { params: { header: { "Idempotency-Key": idempotencyKey() } } }),
  );
  await changed();
  return made;
}

/** Keep, take away, or take the decision back; the row in the list follows at once. */
export async function decide(
  reviewId: string,
  row: ReviewRow,
  decision: Decision | null,
  reason?: string,
): Promise<ReviewRow> {
  try {
    const decided = await send<ReviewRow>(
      api.PATCH("/access-reviews/{accessReviewId}/rows/{rowId}", {
        params: { path: { accessReviewId: reviewId, rowId: row.id } },
        headers: ifMatch(row.version),
        body: { decision, reason: reason ?? null },
      }),
    );
    queryClient.setQueryData<Review>(reviewQuery(reviewId).queryKey, (old) =>
      old ? { ...old, rows: old.rows.map((one) => (one.id === decided.id ? decided : one)) } : old,
    );
    return decided;
  } catch (cause) {
    await queryClient.invalidateQueries({ queryKey: reviewQuery(reviewId).queryKey });
    throw cause;
  }
}

export async function closeReview(review: Summary): Promise<void> {
  await send(
    api.POST("/access-reviews/{accessReviewId}/close", {
      params: { path: { accessReviewId: review.id } },
      headers: ifMatch(review.version),
    }),
  );
  await changed();
}

export async function saveReport(review: Summary): Promise<void> {
  await saveFile(`/access-reviews/${review.id}/report`, `toegangsreview-${review.quarter}.pdf`);
}

export const measuresQuery = queryOptions({
  queryKey: ["access-review-measures"],
  queryFn: () => send<Schema<"AccessReviewMeasureList">>(api.GET("/access-review-measures")),
  staleTime: 0,
});

export const questionsQuery = queryOptions({
  queryKey: ["access-questions"],
  queryFn: () => send<Schema<"AccessQuestionList">>(api.GET("/access-questions")),
  staleTime: 0,
});

export async function answer(question: Question, words: string): Promise<void> {
  await send(
    api.POST("/access-questions/{accessQuestionId}/answer", {
      params: { path: { accessQuestionId: question.id } },
      body: { answer: words },
    }),
  );
  await Promise.all(
    [["access-questions"], ["day"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}

async function changed(): Promise<void> {
  await Promise.all(
    [["access-reviews"], ["day"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}
