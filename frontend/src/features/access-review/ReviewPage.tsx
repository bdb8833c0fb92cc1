import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { ConfirmTyped } from "@/ui/ConfirmTyped";
import { FormProblem } from "@/ui/Form";
import { IconDownload, IconShieldCheck } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { Page } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";

import { closeReview, reviewQuery, saveReport, waits, type Review } from "./reviewApi";
import { ReviewState } from "./ReviewsPage";
import { Rows } from "./Rows";
import styles from "./review.module.css";

/** One review: every reason for access, kept or taken away with one key (R26). */
export function ReviewPage() {
  const { t } = useTranslation("access-review");
  const { reviewId } = useParams({ from: "/frame/access-reviews/$reviewId" });
  const query = useQuery(reviewQuery(reviewId));
  if (query.data) return <TheReview found={query.data} />;
  return (
    <Page title={t("title")}>
      {query.error ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      ) : (
        <SkeletonLines lines={8} />
      )}
    </Page>
  );
}

function TheReview({ found }: { found: Review }) {
  const { t } = useTranslation("access-review");
  const me = useMe();
  const { review, rows } = found;
  const [closing, setClosing] = useState(false);
  const { problem, run } = useAct();
  const waiting = rows.filter(waits).length;
  const closed = review.closedAt !== null && review.closedAt !== undefined;
  const close = async (): Promise<void> => {
    const done = await run(() => closeReview(review));
    setClosing(false);
    if (done) showToast(t("close.done"));
  };
  return (
    <Page
      title={t("one", { quarter: review.quarter })}
      summary={
        <>
          <Link to="/access-reviews">{t("back")}</Link>
          {" · "}
          {t("progress", { done: rows.filter((row) => row.decision).length, all: rows.length })}
        </>
      }
      actions={
        closed ? (
          <Button leftSection={<IconDownload />} onClick={() => void saveReport(review)}>
            {t("download")}
          </Button>
        ) : me.roles.includes("privacy_officer") ? (
          <Button disabled={waiting > 0} onClick={() => setClosing(true)}>
            {waiting > 0 ? t("close.waits", { count: waiting }) : t("close.open")}
          </Button>
        ) : null
      }
    >
      <div className={styles.head}>
        <ReviewState review={review} />
        {closed ? (
          <span className={styles.hash}>{t("hash", { hash: (review.reportSha256 ?? "").slice(0, 16) })}</span>
        ) : (
          <span className={styles.keys} aria-hidden="true">
            <Kbd>J</Kbd> <Kbd>K</Kbd> {t("keys.move")} <Kbd>B</Kbd> {t("keep")} <Kbd>I</Kbd> {t("revoke")}{" "}
            <Kbd>O</Kbd> {t("undo")}
          </span>
        )}
      </div>
      {problem ? <FormProblem problem={problem} /> : null}
      {rows.length === 0 ? <EmptyState icon={IconShieldCheck} title={t("noRows")} /> : null}
      <Rows reviewId={review.id} rows={rows} closed={closed} />
      {closing ? (
        <ConfirmTyped
          title={t("close.title")}
          name={review.quarter}
          confirmLabel={t("close.open")}
          onConfirm={close}
          onClose={() => setClosing(false)}
        >
          <p>
            {t("close.text", {
              kept: rows.filter((row) => row.decision === "kept").length,
              revoked: rows.filter((row) => row.decision === "revoked").length,
              ended: rows.filter((row) => !row.decision).length,
            })}
          </p>
        </ConfirmTyped>
      ) : null}
    </Page>
  );
}
