import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate, shortDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconCircleCheck, IconFileText, IconPencil } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState, NoAccess } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import { may } from "../sections";
import { OpenReport } from "./OpenReport";
import styles from "./reports.module.css";
import { makeReport, reportKinds, reportsQuery, type ReportKind } from "./reportsApi";

/** Reports to the commissioning party: made from the file in one step, looked at, sent (R12, R21). */
export function ReportsSection() {
  const client = useClientScope();
  const { t } = useTranslation("reports");
  const [trajectId, setTrajectId] = useState(client.trajects[0]?.id ?? null);
  const [reportId, setReportId] = useState<string | null>(null);
  if (!trajectId) return <NoAccess />;
  return (
    <Section title={t("section")}>
      {reportId ? (
        <OpenReport
          key={reportId}
          trajectId={trajectId}
          reportId={reportId}
          onClose={() => setReportId(null)}
        />
      ) : (
        <>
          {client.trajects.length > 1 ? (
            <Select
              label={t("traject")}
              w={320}
              maw="100%"
              allowDeselect={false}
              value={trajectId}
              onChange={setTrajectId}
              data={client.trajects.map(({ id, orderReference, partyName }) => ({
                value: id,
                label: `${orderReference} · ${partyName}`,
              }))}
            />
          ) : null}
          {may(client, "report.write") ? <MakeReport trajectId={trajectId} onMade={setReportId} /> : null}
          <ReportTable trajectId={trajectId} onOpen={setReportId} />
        </>
      )}
    </Section>
  );
}

function MakeReport({ trajectId, onMade }: { trajectId: string; onMade: (id: string) => void }) {
  const { t } = useTranslation("reports");
  const { data } = useQuery(reportsQuery(trajectId));
  const [busy, setBusy] = useState<ReportKind | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const make = async (kind: ReportKind): Promise<void> => {
    const unsent = data?.items.find((report) => report.kind === kind && report.state === "draft");
    if (unsent) return onMade(unsent.id);
    setBusy(kind);
    setProblem(null);
    try {
      onMade((await makeReport(trajectId, kind)).id);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className={styles.make}>
      <div className={styles.kinds} role="group" aria-label={t("make")}>
        <span className={styles.label}>{t("make")}</span>
        {reportKinds.map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="compact-md"
            leftSection={<IconFileText />}
            loading={busy === kind}
            onClick={() => void make(kind)}
          >
            {t(`kind.${kind}`)}
          </Button>
        ))}
      </div>
      <p className={styles.quiet}>{t("makeHelp")}</p>
      {problem ? <FormProblem problem={problem} /> : null}
    </div>
  );
}

function ReportTable({ trajectId, onOpen }: { trajectId: string; onOpen: (id: string) => void }) {
  const { t } = useTranslation("reports");
  const query = useQuery(reportsQuery(trajectId));
  const columns: Column<Schema<"ReportSummary">>[] = [
    {
      key: "kind",
      header: t("list.kind"),
      cell: (row) => (
        <button type="button" className={styles.link} onClick={() => onOpen(row.id)}>
          {t(`kind.${row.kind}`)}
        </button>
      ),
    },
    {
      key: "period",
      header: t("list.period"),
      cell: (row) => t("period", { from: shortDate(row.periodFrom), until: longDate(row.periodUntil) }),
      phone: "hide",
    },
    {
      key: "state",
      header: t("list.state"),
      cell: (row) =>
        row.sentAt ? (
          <StatusTag icon={IconCircleCheck} tone="ok">
            {t("sentOn", { date: shortDate(row.sentAt) })}
          </StatusTag>
        ) : (
          <StatusTag icon={IconPencil} tone="accent">
            {t("state.draft")}
          </StatusTag>
        ),
    },
    { key: "author", header: t("list.author"), cell: (row) => row.authorName, phone: "hide" },
  ];
  return (
    <DataTable
      label={t("list.label")}
      rows={query.data?.items}
      columns={columns}
      rowKey={(row) => row.id}
      problem={query.error}
      retry={() => void query.refetch()}
      empty={
        <EmptyState icon={IconFileText} title={t("list.empty")}>
          {t("list.emptyText")}
        </EmptyState>
      }
    />
  );
}
