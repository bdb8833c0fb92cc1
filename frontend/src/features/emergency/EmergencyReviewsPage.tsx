import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate, today } from "@/ui/dates";
import { IconAlertTriangle, IconHourglass, IconShieldCheck } from "@/ui/icons";
import { JudgementCard, JudgementList } from "@/ui/JudgementCard";
import { Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";

import { emergenciesQuery, judge, type Emergency } from "./emergencyApi";
import { OutcomeTag } from "./OutcomeTag";
import styles from "./emergency.module.css";

/** Every emergency access is judged by a second person; who took it can take no other until then (R26). */
export function EmergencyReviewsPage() {
  const { t } = useTranslation("emergency");
  const query = useQuery(emergenciesQuery);
  const waiting = query.data?.items
    .filter((access) => !access.outcome)
    .toSorted((a, b) => a.reviewDueOn.localeCompare(b.reviewDueOn));
  const judged = query.data?.items.filter((access) => access.outcome);
  const columns: Column<Emergency>[] = [
    { key: "who", header: t("review.who"), cell: (row) => row.adviserName },
    { key: "at", header: t("own.at"), cell: (row) => `${shortDate(row.openedAt)} ${clock(row.openedAt)}` },
    { key: "kind", header: t("form.kind"), cell: (row) => t(`kinds.${row.kind}`), phone: "hide" },
    { key: "outcome", header: t("own.outcome"), cell: (row) => <OutcomeTag access={row} /> },
    { key: "by", header: t("review.by"), cell: (row) => row.reviewedByName, phone: "hide" },
  ];
  return (
    <Page title={t("title")} summary={t("review.summary")} narrow>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={6} /> : null}
      {waiting?.length === 0 ? (
        <EmptyState icon={IconShieldCheck} title={t("review.empty")}>
          {t("review.emptyText")}
        </EmptyState>
      ) : null}
      <JudgementList>
        {waiting?.map((access) => (
          <Judgement key={access.id} access={access} />
        ))}
      </JudgementList>
      {judged && judged.length > 0 ? (
        <Section title={t("review.judged")}>
          <DataTable
            label={t("review.judged")}
            rows={judged}
            columns={columns}
            rowKey={(row) => row.id}
            empty={null}
            hotkeys="off"
          />
        </Section>
      ) : null}
    </Page>
  );
}

function Judgement({ access }: { access: Emergency }) {
  const { t } = useTranslation("emergency");
  const late = access.reviewDueOn < today();
  const due = t(late ? "review.late" : "review.due", { date: shortDate(access.reviewDueOn) });
  return (
    <JudgementCard
      head={
        <>
          <strong>{access.adviserName}</strong>
          <StatusTag icon={late ? IconAlertTriangle : IconHourglass} tone={late ? "danger" : "warn"}>
            {due}
          </StatusTag>
        </>
      }
      label={t("review.remark")}
      help={t("review.remarkHelp")}
      maxLength={2000}
      refuse={t("outcomes.not-justified")}
      agree={t("outcomes.justified")}
      onJudge={async (agreed, remark) => {
        await judge(access, agreed ? "justified" : "not-justified", remark);
        showToast(t("review.done"));
      }}
    >
      <p className={styles.quiet}>
        {t("review.taken", {
          kind: t(`kinds.${access.kind}`),
          moment: `${shortDate(access.openedAt)} ${clock(access.openedAt)}`,
        })}
      </p>
      {access.reason ? <blockquote className={styles.reason}>{access.reason}</blockquote> : null}
    </JudgementCard>
  );
}
