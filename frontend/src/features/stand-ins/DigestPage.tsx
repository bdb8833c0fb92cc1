import { useQuery } from "@tanstack/react-query";
import { linkOptions, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate } from "@/ui/dates";
import { IconUsers } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { RelativeDate } from "@/ui/RelativeDate";
import { EmptyState } from "@/ui/States";

import { digestQuery } from "./standInApi";
import styles from "./standIns.module.css";

type Row = Schema<"DigestClient">;

/** What waits with each client one stands in for: what presses first, no contents. */
export function DigestPage() {
  const { t } = useTranslation("stand-ins");
  const { standInId } = useParams({ from: "/frame/stand-ins/$standInId" });
  const query = useQuery(digestQuery(standInId));
  const standIn = query.data?.standIn;
  const columns: Column<Row>[] = [
    { key: "client", header: t("digest.client"), cell: (row) => row.displayName },
    { key: "number", header: t("digest.number"), cell: (row) => row.number, phone: "hide" },
    {
      key: "next",
      header: t("digest.next"),
      cell: (row) =>
        row.nextContactOn ? (
          <RelativeDate value={row.nextContactOn} />
        ) : (
          <span className={styles.quiet}>{t("digest.noNext")}</span>
        ),
    },
    {
      key: "tasks",
      header: t("digest.tasks"),
      cell: (row) => (
        <span className={styles.who}>
          <span>{t("digest.open_tasks", { count: row.openTasks })}</span>
          {row.overdueTasks > 0 ? (
            <span className={styles.overdue}>{t("digest.overdue", { count: row.overdueTasks })}</span>
          ) : null}
        </span>
      ),
    },
  ];
  return (
    <Page
      title={standIn ? t("digest.title", { name: standIn.absentAdviserName }) : t("title")}
      place={t("title")}
      summary={
        standIn
          ? `${t("digest.until", { moment: `${shortDate(standIn.endsAt)} ${clock(standIn.endsAt)}` })} ${t(
              standIn.withHealth ? "scopes.health" : "scopes.noHealth",
            )}.`
          : " "
      }
    >
      <DataTable
        label={t("digest.label")}
        rows={query.data?.clients}
        columns={columns}
        rowKey={(row) => row.clientId}
        rowLink={(row) => linkOptions({ to: "/clients/$clientId", params: { clientId: row.clientId } })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconUsers} title={t("digest.empty")}>
            {t("digest.emptyText")}
          </EmptyState>
        }
      />
    </Page>
  );
}
