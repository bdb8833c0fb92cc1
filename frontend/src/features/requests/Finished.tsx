import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { finishedQuery } from "@/api/requests";
import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { shortDate } from "@/ui/dates";
import { IconTrash } from "@/ui/icons";
import { EmptyState } from "@/ui/States";

/** What is left of the requests of erased files: numbers, days and codes. */
export function Finished() {
  const { t } = useTranslation("requests");
  const query = useQuery(finishedQuery);
  const columns: Column<Schema<"FinishedRequestLine">>[] = [
    { key: "number", header: t("finished.number"), cell: (row) => row.number, width: "130px" },
    { key: "type", header: t("type"), cell: (row) => t(`types.${row.type}`) },
    { key: "received", header: t("received"), cell: (row) => shortDate(row.receivedOn), phone: "hide" },
    { key: "closed", header: t("finished.closed"), cell: (row) => shortDate(row.closedOn) },
    {
      key: "outcome",
      header: t("decision"),
      cell: (row) => (row.outcome ? t(`outcomes.${row.outcome}`) : t("finished.none")),
    },
    {
      key: "ground",
      header: t("ground"),
      cell: (row) => (row.ground ? t(`grounds.${row.ground}`) : null),
      phone: "hide",
    },
  ];
  return (
    <DataTable
      label={t("finished.title")}
      rows={query.data?.items}
      columns={columns}
      rowKey={(row) => row.number}
      problem={query.error}
      retry={() => void query.refetch()}
      empty={
        <EmptyState icon={IconTrash} title={t("finished.empty")}>
          {t("finished.emptyText")}
        </EmptyState>
      }
    />
  );
}
