import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { IconAlertCircle, IconCircleCheck, IconClock, IconShieldCheck } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import styles from "./reglement.module.css";

type Clause = Schema<"ReglementClause">;
const SHOWN = 6;

/** The reglement clause by clause, with what in this application holds it. */
export function ReglementPage() {
  const { t } = useTranslation("reglement");
  const query = useQuery({
    queryKey: ["reglement"],
    queryFn: () => send<Schema<"Reglement">>(api.GET("/reglement")),
    staleTime: 5 * 60_000,
  });
  const columns: Column<Clause>[] = [
    {
      key: "clause",
      header: t("clause"),
      cell: (row) => <strong>{row.clause}</strong>,
      sort: (row) => Number(row.clause.slice(1)),
    },
    {
      key: "text",
      header: t("text"),
      cell: (row) => (
        <span className={styles.text}>
          <span>{row.text}</span>
          <span className={styles.phoneState}>
            <StateTag row={row} />
          </span>
        </span>
      ),
    },
    { key: "acts", header: t("acts"), cell: (row) => <Acts row={row} />, phone: "hide" },
    {
      key: "state",
      header: t("state"),
      cell: (row) => <StateTag row={row} />,
      sort: (row) => row.state,
      phone: "hide",
    },
  ];
  const held = query.data?.items.filter((row) => row.state === "held").length;
  return (
    <Page
      title={t("title")}
      summary={query.data ? t("summary", { held, all: query.data.items.length }) : t("about")}
    >
      <DataTable
        label={t("title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.clause}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={<EmptyState icon={IconShieldCheck} title={t("empty")} />}
      />
    </Page>
  );
}

function Acts({ row }: { row: Clause }) {
  const { t } = useTranslation("reglement");
  if (row.acts.length === 0) return <span className={styles.quiet}>{t("noActs")}</span>;
  const rest = row.acts.length - SHOWN;
  return (
    <details className={styles.acts}>
      <summary>{t("count", { count: row.acts.length })}</summary>
      <ul>
        {row.acts.slice(0, rest > 0 ? SHOWN : undefined).map((act) => (
          <li key={act}>{act}</li>
        ))}
      </ul>
      {rest > 0 ? <span className={styles.quiet}>{t("more", { count: rest })}</span> : null}
    </details>
  );
}

function StateTag({ row }: { row: Clause }) {
  const { t } = useTranslation("reglement");
  if (row.state === "held") {
    return (
      <StatusTag icon={IconCircleCheck} tone="ok">
        {t("held", { count: row.tests })}
      </StatusTag>
    );
  }
  if (row.state === "unproven") {
    return (
      <StatusTag icon={IconClock} tone="warn">
        {t("unproven")}
      </StatusTag>
    );
  }
  return <StatusTag icon={IconAlertCircle}>{t("open")}</StatusTag>;
}
