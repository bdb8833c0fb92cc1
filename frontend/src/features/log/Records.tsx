import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate } from "@/ui/dates";
import { IconHistory } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { MoreButton } from "@/ui/MoreButton";

import { recordsQuery } from "./logApi";

/** A code of the API in words, when the catalogue has them. */
function useCode(): (group: "role" | "purpose", code: string | null | undefined) => string {
  const { t, i18n } = useTranslation();
  return (group, code) => {
    if (!code) return "–";
    const key = `${group}.${code}`;
    return i18n.exists(key) ? t(key as "role.adviser") : code;
  };
}

/** Every act on record, for who watches over it (R40-R41). */
export function Records() {
  const { t } = useTranslation("log");
  const code = useCode();
  const query = useInfiniteQuery(recordsQuery);
  const columns: Column<Schema<"AuditRecord">>[] = [
    { key: "at", header: t("records.at"), cell: (row) => `${shortDate(row.at)}, ${clock(row.at)}` },
    {
      key: "who",
      header: t("records.who"),
      cell: (row) =>
        [row.actorName ?? t("records.system"), row.role ? code("role", row.role) : null]
          .filter(Boolean)
          .join(" · "),
    },
    { key: "what", header: t("records.what"), cell: (row) => row.actionLabel },
    {
      key: "purpose",
      header: t("records.purpose"),
      cell: (row) => code("purpose", row.purpose),
      phone: "hide",
    },
    { key: "clause", header: t("records.clause"), cell: (row) => row.clause ?? "–", phone: "hide" },
    {
      key: "result",
      header: t("records.result"),
      cell: (row) => {
        const result = row.result as "done";
        return t(`records.results.${result}`, { defaultValue: row.result });
      },
      phone: "hide",
    },
  ];
  return (
    <Section title={t("records.title")}>
      <DataTable
        label={t("records.title")}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={<EmptyState icon={IconHistory} title={t("records.empty")} />}
      />
      <MoreButton query={query} />
    </Section>
  );
}
