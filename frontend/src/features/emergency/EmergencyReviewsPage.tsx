import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate, today } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconAlertTriangle, IconBan, IconCheck, IconHourglass, IconShieldCheck } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";

import { emergenciesQuery, judge, type Emergency, type Outcome } from "./emergencyApi";
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
      <ol className={styles.list}>
        {waiting?.map((access) => (
          <Judgement key={access.id} access={access} />
        ))}
      </ol>
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
  const [remark, setRemark] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const decide = async (outcome: Outcome): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await judge(access, outcome, remark.trim());
      showToast(t("review.done"));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const late = access.reviewDueOn < today();
  const due = t(late ? "review.late" : "review.due", { date: shortDate(access.reviewDueOn) });
  return (
    <li className={styles.review}>
      <div className={styles.head}>
        <strong>{access.adviserName}</strong>
        <StatusTag icon={late ? IconAlertTriangle : IconHourglass} tone={late ? "danger" : "warn"}>
          {due}
        </StatusTag>
      </div>
      <p className={styles.quiet}>
        {t("review.taken", {
          kind: t(`kinds.${access.kind}`),
          moment: `${shortDate(access.openedAt)} ${clock(access.openedAt)}`,
        })}
      </p>
      {access.reason ? <blockquote className={styles.reason}>{access.reason}</blockquote> : null}
      {problem ? <FormProblem problem={problem} /> : null}
      <Textarea
        label={t("review.remark")}
        description={t("review.remarkHelp")}
        autosize
        minRows={2}
        maxLength={2000}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button
          variant="default"
          leftSection={<IconBan />}
          disabled={!remark.trim() || busy}
          onClick={() => void decide("not-justified")}
        >
          {t("outcomes.not-justified")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconCheck />}
          disabled={!remark.trim() || busy}
          onClick={() => void decide("justified")}
        >
          {t("outcomes.justified")}
        </Button>
      </div>
    </li>
  );
}
