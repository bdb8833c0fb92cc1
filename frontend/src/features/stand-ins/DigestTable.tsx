import { linkOptions } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { DigestFacts, DigestTasks } from "@/ui/DigestFacts";
import { IconUsers } from "@/ui/icons";
import { EmptyState } from "@/ui/States";

import styles from "./standIns.module.css";

type Row = Schema<"DigestClient">;

interface DigestTableProps {
  label: string;
  clients: readonly Row[] | undefined;
  problem: unknown;
  retry: () => void;
}

/** What waits with each client one takes over: what presses first, no contents. */
export function DigestTable({ label, clients, problem, retry }: DigestTableProps) {
  const { t } = useTranslation("stand-ins");
  const columns: Column<Row>[] = [
    {
      key: "client",
      header: t("digest.client"),
      cell: (row) => (
        <span className={styles.who}>
          <span>{row.displayName}</span>
          <span className={styles.quiet}>{row.number}</span>
        </span>
      ),
      width: "28%",
    },
    { key: "waits", header: t("digest.waits"), cell: (row) => <DigestFacts client={row} /> },
    {
      key: "tasks",
      header: t("digest.tasks"),
      cell: (row) => <DigestTasks client={row} />,
      phone: "hide",
    },
  ];
  return (
    <DataTable
      label={label}
      rows={clients}
      columns={columns}
      rowKey={(row) => row.clientId}
      rowLink={(row) => linkOptions({ to: "/clients/$clientId", params: { clientId: row.clientId } })}
      problem={problem}
      retry={retry}
      empty={
        <EmptyState icon={IconUsers} title={t("digest.empty")}>
          {t("digest.emptyText")}
        </EmptyState>
      }
    />
  );
}
