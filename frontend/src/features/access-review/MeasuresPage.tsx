import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { shortDate } from "@/ui/dates";
import { IconListCheck } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";

import { measuresQuery } from "./reviewApi";
import styles from "./review.module.css";

type Measure = Schema<"AccessReviewMeasure">;

/** What the review left to the coordinator or the administrator; a line goes by itself when it is done. */
export function MeasuresPage() {
  const { t } = useTranslation("access-review");
  const { t: common } = useTranslation();
  const query = useQuery(measuresQuery);
  const columns: Column<Measure>[] = [
    { key: "who", header: t("who"), cell: (row) => row.subjectName },
    {
      key: "what",
      header: t("what"),
      cell: (row) => (
        <span className={styles.stack}>
          <span>{t(`todo.${row.kind}`, { role: row.role ? common(`role.${row.role}`) : "" })}</span>
          <span className={styles.quiet}>{row.clientNumber ?? row.reason}</span>
        </span>
      ),
    },
    { key: "why", header: t("reason"), cell: (row) => row.reason, phone: "hide" },
    {
      key: "by",
      header: t("by"),
      cell: (row) => `${row.decidedByName ?? ""}, ${row.decidedAt ? shortDate(row.decidedAt) : ""}`,
      phone: "hide",
    },
  ];
  return (
    <Page title={t("measuresTitle")} summary={t("measuresSummary")}>
      <DataTable
        label={t("measuresTitle")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconListCheck} title={t("noMeasures")}>
            {t("noMeasuresText")}
          </EmptyState>
        }
      />
    </Page>
  );
}
