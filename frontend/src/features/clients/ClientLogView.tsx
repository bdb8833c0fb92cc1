import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { saveFile } from "@/api/download";
import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate, shortDate } from "@/ui/dates";
import { IconBan, IconHistory } from "@/ui/icons";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import { AskAboutAccess } from "./AskAboutAccess";
import styles from "./clients.module.css";

type Line = Schema<"ClientLogLine">;
/** How the log calls the own adviser towards the client. */
const OWN_ADVISER = "Uw adviseur";

/** The log as the client reads it: grouped, in plain words, without names of staff. */
export function ClientLogView() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const [asking, setAsking] = useState<Line | null>(null);
  const base = `/clients/${client.id}/access-log/client-view`;
  const query = useQuery({
    queryKey: ["client", client.id, "access-log", "client-view"],
    queryFn: () =>
      send<Schema<"ClientLogView">>(
        api.GET("/clients/{clientId}/access-log/client-view", { params: { path: { clientId: client.id } } }),
      ),
    staleTime: 0,
  });
  const columns: Column<Line>[] = [
    {
      key: "who",
      header: t("log.who"),
      cell: (row) => (
        <>
          {row.who}
          <span className={styles.second}>{t("log.times", { count: row.times })}</span>
        </>
      ),
    },
    {
      key: "what",
      header: t("log.what"),
      cell: (row) => (
        <>
          {row.what}
          <span className={styles.second}>{row.why}</span>
          {row.done ? null : (
            <span className={styles.second}>
              <StatusTag icon={IconBan} tone="danger">
                {t("log.refused")}
              </StatusTag>
            </span>
          )}
        </>
      ),
    },
    {
      key: "last",
      header: t("log.last"),
      cell: (row) => <time dateTime={row.lastAt}>{shortDate(row.lastAt)}</time>,
      phone: "hide",
    },
    {
      key: "ask",
      header: t("log.ask"),
      cell: (row) => (
        <Button size="compact-sm" variant="default" onClick={() => setAsking(row)}>
          {t("log.notClear")}
          <span className="visuallyHidden">: {row.what}</span>
        </Button>
      ),
    },
  ];
  return (
    <>
      <Group gap="xs" mb="sm">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void saveFile(`${base}/letter`, `inzagelog-${client.id}.pdf`)}
        >
          {t("log.letter")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void saveFile(base, `inzagelog-${client.id}.json`)}
        >
          {t("log.json")}
        </Button>
      </Group>
      {query.data?.since ? (
        <p className={styles.second}>{t("log.since", { date: longDate(query.data.since) })}</p>
      ) : null}
      <DataTable
        label={t("log.forClient")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => `${row.who}|${row.action}|${row.why}|${String(row.done)}`}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconHistory} title={t("log.empty")}>
            {t("log.emptyText")}
          </EmptyState>
        }
      />
      {asking ? (
        <AskAboutAccess
          clientId={client.id}
          line={asking}
          ofAdviser={asking.who === OWN_ADVISER}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}
