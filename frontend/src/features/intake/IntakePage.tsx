import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate } from "@/ui/dates";
import { IconFileSpreadsheet } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { MoreButton } from "@/ui/MoreButton";

import { BatchDetail } from "./BatchDetail";
import styles from "./intake.module.css";
import { batchesQuery, type IntakeBatch } from "./queries";
import { UploadForm } from "./UploadForm";
import { BatchState } from "./words";

/** Deliver a file for a commissioning party, and see what became of earlier ones. */
export function IntakePage() {
  const { t } = useTranslation("intake");
  const [batchId, setBatchId] = useState<string | null>(null);
  if (batchId !== null) return <BatchDetail batchId={batchId} onBack={() => setBatchId(null)} />;
  return (
    <Page title={t("title")} summary={t("summary")}>
      <div className={styles.columns}>
        <Section title={t("new")}>
          <UploadForm onSent={setBatchId} />
        </Section>
        <Section title={t("earlier")}>
          <Batches onOpen={setBatchId} />
        </Section>
      </div>
    </Page>
  );
}

function Batches({ onOpen }: { onOpen: (batchId: string) => void }) {
  const { t } = useTranslation("intake");
  const query = useInfiniteQuery(batchesQuery);
  const columns: Column<IntakeBatch>[] = [
    {
      key: "received",
      header: t("received"),
      cell: (batch) => `${shortDate(batch.receivedAt)}, ${clock(batch.receivedAt)}`,
    },
    { key: "party", header: t("party"), cell: (batch) => batch.partyName, phone: "hide" },
    {
      key: "state",
      header: t("state"),
      cell: (batch) => (
        <span className={styles.state}>
          <BatchState state={batch.state} />
          {batch.dryRun ? <span className={styles.quiet}>{t("trial")}</span> : null}
        </span>
      ),
    },
    { key: "rows", header: t("rows"), cell: (batch) => batch.rowsTotal ?? batch.rowsDone, align: "end" },
    {
      key: "faults",
      header: t("faults"),
      cell: (batch) => batch.counts.rejected + batch.counts.quarantined,
      align: "end",
    },
  ];
  return (
    <>
      <DataTable
        label={t("earlier")}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={columns}
        rowKey={(batch) => batch.id}
        onOpen={(batch) => onOpen(batch.id)}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconFileSpreadsheet} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      />
      <MoreButton query={query} />
    </>
  );
}
