import { SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { IconListCheck } from "@/ui/icons";
import { EmptyState } from "@/ui/States";
import { MoreButton } from "@/ui/MoreButton";

import styles from "./intake.module.css";
import { rowsQuery, type IntakeBatch, type IntakeRow, type RowStatus } from "./queries";
import { RowState } from "./words";

const statuses: readonly RowStatus[] = ["accepted", "quarantined", "rejected"];

interface BatchRowsProps {
  batchId: string;
  counts: IntakeBatch["counts"];
}

/** Every row with its outcome; the errors stand on the row. */
export function BatchRows({ batchId, counts }: BatchRowsProps) {
  const { t } = useTranslation("intake");
  const [status, setStatus] = useState<RowStatus | null>(
    counts.rejected > 0 ? "rejected" : counts.quarantined > 0 ? "quarantined" : null,
  );
  const query = useInfiniteQuery(rowsQuery(batchId, status));
  const columns: Column<IntakeRow>[] = [
    { key: "row", header: t("row"), cell: (row) => row.row, width: "56px" },
    { key: "reference", header: t("reference"), cell: (row) => row.orderReference ?? "–", phone: "hide" },
    {
      key: "status",
      header: t("state"),
      cell: (row) => <RowState status={row.status} />,
    },
    {
      key: "detail",
      header: t("whatHappened"),
      cell: (row) => (
        <div className={styles.errors}>
          {row.change ? <span>{t(`change.${row.change}`)}</span> : null}
          {row.errors.map((error, index) => (
            <span key={`${error.field}-${String(index)}`}>
              <strong>{error.field}</strong> {error.detail}
            </span>
          ))}
          {row.refusedFields.length > 0 ? (
            <span className={styles.quiet}>{t("notTaken", { fields: row.refusedFields.join(", ") })}</span>
          ) : null}
        </div>
      ),
    },
  ];
  return (
    <>
      <SegmentedControl
        className={styles.filter}
        size="xs"
        value={status ?? "all"}
        onChange={(value) => setStatus(statuses.find((one) => one === value) ?? null)}
        aria-label={t("filter")}
        data={[
          { value: "all", label: t("all") },
          ...statuses.map((one) => ({
            value: one as string,
            label: `${t(`rowStatus.${one}`)} (${String(counts[one])})`,
          })),
        ]}
      />
      <DataTable
        label={t("rows")}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={columns}
        rowKey={(row) => String(row.row)}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconListCheck} title={t("noRows")}>
            {t("noRowsText")}
          </EmptyState>
        }
      />
      <MoreButton query={query} />
    </>
  );
}
