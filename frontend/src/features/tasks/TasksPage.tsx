import { useInfiniteQuery } from "@tanstack/react-query";
import { linkOptions } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { useMe } from "@/api/queries";
import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate, today } from "@/ui/dates";
import { IconListCheck } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { RelativeDate } from "@/ui/RelativeDate";
import { EmptyState } from "@/ui/States";
import { MoreButton } from "@/ui/MoreButton";

import styles from "./tasks.module.css";

type Line = Schema<"TaskLine">;

/** All open tasks over the own caseload; for the coordinator the escalated ones, kind and day only. */
export function TasksPage() {
  const { t } = useTranslation("tasks");
  const { t: common } = useTranslation();
  const own = useMe().roles.includes("adviser");
  const query = useInfiniteQuery({
    queryKey: ["day", "tasks"],
    queryFn: ({ pageParam }) =>
      send<Schema<"TaskLineList">>(
        api.GET("/tasks", {
          params: { query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
  const title = t(own ? "title" : "escalatedTitle");
  const client: Column<Line> = {
    key: "client",
    header: t("client"),
    cell: (line) => line.displayName,
  };
  const number: Column<Line> = {
    key: "number",
    header: t("number"),
    width: "12%",
    cell: (line) => line.number,
    phone: "hide",
  };
  const what: Column<Line> = {
    key: "what",
    header: t("what"),
    cell: (line) => line.title ?? common(`taskKind.${line.kind}`),
  };
  const due: Column<Line> = {
    key: "due",
    header: t("due"),
    width: "22%",
    cell: (line) => (
      <span className={styles.due} data-overdue={line.dueOn < today() || undefined}>
        <RelativeDate value={line.dueOn} />
        {line.dueOn < today() ? ` · ${t("overdue")}` : null}
      </span>
    ),
  };
  const escalated: Column<Line>[] = [
    {
      key: "adviser",
      header: t("adviser"),
      cell: (line) => line.adviserName ?? t("noAdviser"),
      phone: "hide",
    },
    {
      key: "escalated",
      header: t("escalated"),
      cell: (line) => (line.escalatedAt ? longDate(line.escalatedAt) : null),
      phone: "hide",
    },
  ];
  return (
    <Page title={title} summary={own ? null : t("escalatedText")}>
      <DataTable
        label={title}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={own ? [client, number, what, due] : [client, number, what, due, ...escalated]}
        rowKey={(line) => line.id}
        rowLink={(line) =>
          linkOptions({
            to: "/clients/$clientId/$section",
            params: { clientId: line.clientId, section: own ? "tasks" : "traject" },
            ...(own ? { hash: line.id } : {}),
          })
        }
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconListCheck} title={t(own ? "empty" : "emptyEscalated")}>
            {t(own ? "emptyText" : "emptyEscalatedText")}
          </EmptyState>
        }
      />
      <MoreButton query={query} />
    </Page>
  );
}
