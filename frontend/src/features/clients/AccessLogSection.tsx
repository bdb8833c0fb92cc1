import { SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate } from "@/ui/dates";
import { IconBan, IconHistory } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { MoreButton } from "@/ui/MoreButton";
import type { Schema } from "@/api/types";

import { ClientLogView } from "./ClientLogView";
import styles from "./clients.module.css";
import { accessLogQuery } from "./queries";

type Entry = Schema<"AccessLogEntry">;

/** Who looked, when and why; in the words of the staff or in those of the client. Opening this tab is recorded too. */
export function AccessLogSection() {
  const { t } = useTranslation("clients");
  const [words, setWords] = useState("staff");
  return (
    <Section
      title={t("sections.access-log")}
      actions={
        <SegmentedControl
          size="xs"
          value={words}
          onChange={setWords}
          aria-label={t("log.words")}
          data={[
            { value: "staff", label: t("log.forStaff") },
            { value: "client", label: t("log.forClient") },
          ]}
        />
      }
    >
      <p className={styles.second}>{t(words === "staff" ? "log.summary" : "log.clientSummary")}</p>
      {words === "staff" ? <StaffLog /> : <ClientLogView />}
    </Section>
  );
}

function StaffLog() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common, i18n } = useTranslation();
  const query = useInfiniteQuery(accessLogQuery(client.id));
  const roleName = (role: string): string =>
    i18n.exists(`role.${role}`) ? String(common(`role.${role}` as "role.adviser")) : role;
  const purposeName = (row: Entry): string =>
    i18n.exists(`purpose.${row.purpose}`)
      ? String(common(`purpose.${row.purpose}` as "purpose.guidance"))
      : row.purposeLabel;
  const fieldName = (name: string): string => {
    const group = i18n.exists(`person.${name}`, { ns: "clients" }) ? "person" : "contact";
    return t(`${group}.${name}` as "contact.phone", { defaultValue: name });
  };
  const columns: Column<Entry>[] = [
    {
      key: "at",
      header: t("log.at"),
      cell: (row) => (
        <time dateTime={row.at} className={styles.at}>
          {shortDate(row.at)} <span className={styles.dim}>{clock(row.at)}</span>
        </time>
      ),
    },
    {
      key: "who",
      header: t("log.who"),
      cell: (row) => (
        <>
          <span className={styles.at}>{row.actorName}</span>
          <span className={styles.second}>{row.actorRole ? roleName(row.actorRole) : null}</span>
        </>
      ),
    },
    {
      key: "what",
      header: t("log.what"),
      cell: (row) => (
        <>
          {row.actionLabel}
          {row.changedFields.length > 0 ? (
            <span className={styles.second}>{row.changedFields.map(fieldName).join(", ")}</span>
          ) : null}
          {row.result === "done" ? null : (
            <span className={styles.second}>
              <StatusTag icon={IconBan} tone={row.result === "refused" ? "danger" : "neutral"}>
                {t(row.result === "refused" ? "log.refused" : "log.failed")}
              </StatusTag>
            </span>
          )}
        </>
      ),
    },
    {
      key: "why",
      header: t("log.why"),
      cell: (row) => (
        <>
          {purposeName(row)}
          {row.clause ? (
            <span className={styles.second}>{common("problem.basedOn", { clause: row.clause })}</span>
          ) : null}
        </>
      ),
      phone: "hide",
    },
  ];
  return (
    <>
      <DataTable
        label={t("sections.access-log")}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconHistory} title={t("log.empty")}>
            {t("log.emptyText")}
          </EmptyState>
        }
      />
      <MoreButton query={query} />
    </>
  );
}
