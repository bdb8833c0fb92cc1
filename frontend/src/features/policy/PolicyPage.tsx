import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { useMe } from "@/api/queries";
import type { Role, Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { IconShieldCheck } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";

import styles from "./policy.module.css";

type Rule = Schema<"PolicyRule">;

const roles: readonly Role[] = [
  "adviser",
  "coordinator",
  "privacy_officer",
  "administration",
  "director",
  "administrator",
];
const EVERYONE = "everyone";

/** Who may do what and why, from the same rules the application decides by; first of all for the own role. */
export function PolicyPage() {
  const { t, i18n } = useTranslation("policy");
  const { t: common } = useTranslation();
  const me = useMe();
  const [role, setRole] = useState<string>(me.roles[0] ?? EVERYONE);
  const [words, setWords] = useState("");
  const query = useQuery({
    queryKey: ["policy"],
    queryFn: () => send<Schema<"PolicyMatrix">>(api.GET("/policy/matrix")),
    staleTime: 5 * 60_000,
  });
  const wanted = words.trim().toLocaleLowerCase();
  const rows = query.data?.items
    .map((rule, index) => ({ ...rule, key: String(index) }))
    .filter((rule) => role === EVERYONE || rule.role === role || rule.relation === "own-account")
    .filter(
      (rule) => !wanted || `${rule.actionLabel} ${rule.clauseText}`.toLocaleLowerCase().includes(wanted),
    )
    // The work first: what anyone does with the own account comes last.
    .toSorted((a, b) => Number(a.relation === "own-account") - Number(b.relation === "own-account"));
  const purpose = (code: string): string =>
    i18n.exists(`purpose.${code}`) ? common(`purpose.${code}` as "purpose.guidance") : code;
  const who = (rule: Rule): string =>
    rule.role && roles.includes(rule.role as Role)
      ? common(`role.${rule.role as Role}`)
      : (rule.scope ?? t("everyone"));
  const columns: Column<Rule & { key: string }>[] = [
    {
      key: "act",
      header: t("act"),
      cell: (row) => (
        <span className={styles.stack}>
          <span>{row.actionLabel}</span>
          {role === EVERYONE ? <span className={styles.quiet}>{who(row)}</span> : null}
        </span>
      ),
      sort: (row) => row.actionLabel,
      width: "34%",
    },
    {
      key: "when",
      header: t("when"),
      cell: (row) => (
        <span className={styles.stack}>
          <span>{row.reason}</span>
          {row.agreement ? <span className={styles.quiet}>{t("agreement")}</span> : null}
          {row.purposes ? (
            <span className={styles.quiet}>
              {t("purposes", { list: row.purposes.map(purpose).join(", ") })}
            </span>
          ) : null}
        </span>
      ),
      sort: (row) => row.relation,
    },
    {
      key: "clause",
      header: t("why"),
      cell: (row) => (
        <span className={styles.stack}>
          <strong>{row.clause}</strong>
          <span className={styles.quiet}>{row.clauseText}</span>
        </span>
      ),
      sort: (row) => row.clause,
      phone: "hide",
    },
  ];
  return (
    <Page title={t("title")} summary={t("summary")}>
      <div className={styles.filters}>
        <NativeSelect
          label={t("role")}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
          data={[
            ...roles.map((value) => ({
              value,
              label: me.roles.includes(value)
                ? t("own", { role: common(`role.${value}`) })
                : common(`role.${value}`),
            })),
            { value: EVERYONE, label: t("all") },
          ]}
        />
        <TextInput
          label={t("search")}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <DataTable
        label={t("title")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.key}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconShieldCheck} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      />
    </Page>
  );
}
