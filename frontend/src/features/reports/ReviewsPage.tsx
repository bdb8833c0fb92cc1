import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { clock, shortDate } from "@/ui/dates";
import { IconAlertTriangle, IconShieldCheck } from "@/ui/icons";
import { JudgementCard, JudgementList } from "@/ui/JudgementCard";
import { Page } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";

import { decideReview, reviewsQuery, type WaitingReview } from "./queries";
import styles from "./reviews.module.css";

/** Sentences with a word about health that a writer wants to keep: the second person decides (R29). */
export function ReviewsPage() {
  const { t } = useTranslation("reports");
  const query = useQuery(reviewsQuery);
  return (
    <Page title={t("reviews.title")} summary={t("reviews.summary")} narrow>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={6} /> : null}
      {query.data?.items.length === 0 ? (
        <EmptyState icon={IconShieldCheck} title={t("reviews.empty")}>
          {t("reviews.emptyText")}
        </EmptyState>
      ) : null}
      <JudgementList>
        {query.data?.items.map((review) => (
          <Review key={review.id} review={review} />
        ))}
      </JudgementList>
    </Page>
  );
}

function Review({ review }: { review: WaitingReview }) {
  const { t } = useTranslation("reports");
  const at = review.sentence.indexOf(review.term);
  return (
    <JudgementCard
      head={
        <>
          <StatusTag icon={IconAlertTriangle} tone="danger">
            {t(`hits.kind.${review.kind}`)}
          </StatusTag>
          <span className={styles.quiet}>
            {t("reviews.asked", { date: `${shortDate(review.requestedAt)}, ${clock(review.requestedAt)}` })}
          </span>
        </>
      }
      label={t("reviews.reason")}
      help={t("reviews.reasonHelp")}
      maxLength={1000}
      refuse={t("reviews.refuse")}
      agree={t("reviews.approve")}
      onJudge={async (agreed, reason) => {
        const decision = agreed ? "approved" : "refused";
        await decideReview(review.id, decision, reason);
        showToast(t(`reviews.${decision}`));
      }}
    >
      <blockquote className={styles.sentence}>
        {at < 0 ? (
          review.sentence
        ) : (
          <>
            {review.sentence.slice(0, at)}
            <mark>{review.term}</mark>
            {review.sentence.slice(at + review.term.length)}
          </>
        )}
      </blockquote>
      <p>
        <span className={styles.quiet}>{t("reviews.why")}: </span>
        {review.reason}
      </p>
    </JudgementCard>
  );
}
