import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { IconShieldCheck } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";

import { policyQuery } from "./queries";

/** A code of the API in words, when the catalogue has them. */
function useCode(): (group: "role" | "purpose", code: string | null | undefined) => string {
  const { t, i18n } = useTranslation();
  return (group, code) => {
    if (!code) return "–";
    const key = `${group}.${code}`;
    return i18n.exists(key) ? t(key as "role.adviser") : code;
  };
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
