import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { linkOptions, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { DataTable, type Column } from "@/ui/DataTable";
import { FormProblem } from "@/ui/Form";
import { longDate, shortDate, today } from "@/ui/dates";
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconShieldCheck } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { useAct } from "@/ui/useAct";

import { openReview, reviewsQuery, saveReport, type Summary } from "./reviewApi";
import styles from "./review.module.css";

/** The review of each quarter; a closed one has its report. */
export function ReviewsPage() {
  const { t } = useTranslation("access-review");
  const me = useMe();
  const navigate = useNavigate();
  const query = useQuery(reviewsQuery);
  const { busy, problem, run } = useAct();
  const open = (): void =>
    void run(async () => {
      const made = await openReview();
      await navigate({ to: "/access-reviews/$reviewId", params: { reviewId: made.review.id } });
    });
  const columns: Column<Summary>[] = [
    { key: "quarter", header: t("quarter"), cell: (row) => <strong>{row.quarter}</strong> },
    { key: "state", header: t("state"), cell: (row) => <ReviewState review={row} /> },
    {
      key: "rows",
      header: t("rows"),
      cell: (row) => t("progress", { done: row.kept + row.revoked, all: row.rows }),
      phone: "hide",
    },
    {
      key: "closed",
      header: t("closed"),
      cell: (row) =>
        row.closedAt ? `${shortDate(row.closedAt)}, ${row.closedByName ?? ""}` : t("notClosed"),
      phone: "hide",
    },
    {
      key: "report",
      header: t("report"),
      cell: (row) =>
        row.closedAt ? (
          <Button size="compact-sm" variant="default" onClick={() => void saveReport(row)}>
            {t("download")}
            <span className="visuallyHidden">: {row.quarter}</span>
          </Button>
        ) : null,
    },
  ];
  const openNow = query.data?.items.every((review) => review.closedAt !== null) ?? false;
  return (
    <Page
      title={t("title")}
      summary={t("summary")}
      actions={
        me.roles.includes("privacy_officer") && openNow ? (
          <Button leftSection={<IconShieldCheck />} loading={busy} onClick={open}>
            {t("openNow")}
          </Button>
        ) : null
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      <DataTable
        label={t("title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => linkOptions({ to: "/access-reviews/$reviewId", params: { reviewId: row.id } })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconShieldCheck} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      />
    </Page>
  );
}

/** Open until when, late, or closed. */
export function ReviewState({ review }: { review: Summary }) {
  const { t } = useTranslation("access-review");
  if (review.closedAt) {
    return (
      <StatusTag icon={IconCircleCheck} tone="ok">
        {t("states.closed")}
      </StatusTag>
    );
  }
  const late = review.dueOn < today();
  return (
    <span className={styles.stack}>
      <StatusTag icon={late ? IconAlertTriangle : IconHourglass} tone={late ? "danger" : "warn"}>
        {t(late ? "states.late" : "states.open", { date: longDate(review.dueOn) })}
      </StatusTag>
    </span>
  );
}
