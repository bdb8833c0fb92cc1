import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { IconFileSpreadsheet } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";

import styles from "./outcomes.module.css";

type Line = Schema<"OutcomeLineView">;

/** What trajects led to, by year, service and kind of party; numbers without persons, small ones left out. */
export function OutcomesPage() {
  const { t } = useTranslation("outcomes");
  const common = useTranslation().t;
  const query = useQuery({
    queryKey: ["outcome-statistics"],
    queryFn: () => send<Schema<"OutcomeStatistics">>(api.GET("/outcome-statistics")),
    staleTime: 60_000,
  });
  const party = ({ orderedBy }: Line) =>
    orderedBy === "unknown" ? t("unknown") : common(`partyKind.${orderedBy}`);
  const columns: Column<Line>[] = [
    { key: "year", header: t("year"), cell: (row) => row.year, sort: (row) => row.year, width: "80px" },
    {
      key: "service",
      header: t("service"),
      cell: (row) => common(`service.${row.service}`),
      sort: (row) => common(`service.${row.service}`),
    },
    { key: "party", header: t("orderedBy"), cell: party, sort: party, phone: "hide" },
    {
      key: "total",
      header: t("total"),
      cell: (row) => row.total ?? t("few"),
      sort: (row) => row.total ?? null,
    },
    { key: "results", header: t("results"), cell: (row) => <Results line={row} />, phone: "hide" },
  ];
  return (
    <Page title={t("title")} summary={t("summary")}>
      <p className={styles.note}>{t("note")}</p>
      <DataTable
        label={t("title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => `${row.year} ${row.service} ${row.orderedBy}`}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconFileSpreadsheet} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      />
    </Page>
  );
}

/** The results that are large enough to tell, the most frequent first. */
function Results({ line }: { line: Line }) {
  const { t } = useTranslation("outcomes");
  const words = useTranslation("clients").t;
  const shown = line.results
    .flatMap(({ result, count }) => (count == null ? [] : [{ result, count }]))
    .sort((one, other) => other.count - one.count);
  if (shown.length === 0) return <>{t("nothing")}</>;
  return (
    <ul className={styles.results}>
      {shown.map(({ result, count }) => (
        <li key={result}>
          {count} {words(`traject.results.${result}`)}
        </li>
      ))}
    </ul>
  );
}
