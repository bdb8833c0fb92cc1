import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { clock, shortDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconAlertTriangle, IconBan, IconCheck, IconShieldCheck } from "@/ui/icons";
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
      <ol className={styles.list}>
        {query.data?.items.map((review) => (
          <Review key={review.id} review={review} />
        ))}
      </ol>
    </Page>
  );
}

function Review({ review }: { review: WaitingReview }) {
  const { t } = useTranslation("reports");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const decide = async (decision: "approved" | "refused"): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await decideReview(review.id, decision, reason);
      showToast(t(`reviews.${decision}`));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const at = review.sentence.indexOf(review.term);
  return (
    <li className={styles.review}>
      <div className={styles.head}>
        <StatusTag icon={IconAlertTriangle} tone="danger">
          {t(`hits.kind.${review.kind}`)}
        </StatusTag>
        <span className={styles.quiet}>
          {t("reviews.asked", { date: `${shortDate(review.requestedAt)}, ${clock(review.requestedAt)}` })}
        </span>
      </div>
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
      {problem ? <FormProblem problem={problem} /> : null}
      <Textarea
        label={t("reviews.reason")}
        description={t("reviews.reasonHelp")}
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button
          variant="default"
          leftSection={<IconBan />}
          disabled={!reason.trim() || busy}
          onClick={() => void decide("refused")}
        >
          {t("reviews.refuse")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconCheck />}
          disabled={!reason.trim() || busy}
          onClick={() => void decide("approved")}
        >
          {t("reviews.approve")}
        </Button>
      </div>
    </li>
  );
}
