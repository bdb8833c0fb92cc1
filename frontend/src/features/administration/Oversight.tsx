import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate } from "@/ui/dates";
import { IconHistory, IconShieldCheck } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";

import { auditQuery, policyQuery } from "./queries";

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
export function AuditRecords() {
  const { t } = useTranslation("administration");
  const code = useCode();
  const query = useInfiniteQuery(auditQuery);
  const columns: Column<Schema<"AuditRecord">>[] = [
    { key: "at", header: t("audit.at"), cell: (row) => `${shortDate(row.at)}, ${clock(row.at)}` },
    {
      key: "who",
      header: t("audit.who"),
      cell: (row) =>
        [row.actorName ?? t("audit.system"), row.role ? code("role", row.role) : null]
          .filter(Boolean)
          .join(" · "),
    },
    { key: "what", header: t("audit.what"), cell: (row) => row.actionLabel },
    {
      key: "purpose",
      header: t("audit.purpose"),
      cell: (row) => code("purpose", row.purpose),
      phone: "hide",
    },
    { key: "clause", header: t("clause"), cell: (row) => row.clause ?? "–", phone: "hide" },
    {
      key: "result",
      header: t("audit.result"),
      cell: (row) => {
        const result = row.result as "done";
        return t(`audit.results.${result}`, { defaultValue: row.result });
      },
      phone: "hide",
    },
  ];
  return (
    <Section title={t("audit.title")}>
      <DataTable
        label={t("audit.title")}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={<EmptyState icon={IconHistory} title={t("audit.empty")} />}
      />
      {query.hasNextPage ? (
        <Button
          mt="md"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("actions.more", { ns: "common" })}
        </Button>
      ) : null}
    </Section>
  );
}

/** Who may do what, from the same rules the application decides by. */
export function PolicyTable() {
  const { t } = useTranslation("administration");
  const code = useCode();
  const query = useQuery(policyQuery);
  const columns: Column<Schema<"PolicyRule"> & { key: string }>[] = [
    { key: "act", header: t("policy.act"), cell: (row) => row.actionLabel, sort: (row) => row.actionLabel },
    {
      key: "role",
      header: t("policy.role"),
      cell: (row) => (row.role ? code("role", row.role) : (row.scope ?? t("policy.everyone"))),
      sort: (row) => row.role ?? row.scope ?? null,
    },
    {
      key: "purposes",
      header: t("policy.purposes"),
      cell: (row) => row.purposes?.map((purpose) => code("purpose", purpose)).join(", ") ?? "–",
      phone: "hide",
    },
    {
      key: "agreement",
      header: t("policy.agreement"),
      cell: (row) => t(row.agreement ? "state.yes" : "state.no", { ns: "common" }),
      phone: "hide",
    },
    { key: "clause", header: t("clause"), cell: (row) => row.clause, sort: (row) => row.clause },
  ];
  return (
    <Section title={t("policy.title")}>
      <DataTable
        label={t("policy.title")}
        rows={query.data?.items.map((rule, index) => ({ ...rule, key: String(index) }))}
        columns={columns}
        rowKey={(row) => row.key}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={<EmptyState icon={IconShieldCheck} title={t("policy.empty")} />}
      />
    </Section>
  );
}
