import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { numericDate } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { useHotkey } from "@/ui/hotkeys";
import { IconChevronLeft, IconHistory } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";

import { Comparison } from "./Comparison";
import styles from "./plan.module.css";
import { comparisonQuery, versionsQuery, type Plan, type PlanOf, type PlanVersion } from "./planApi";
import { PlanStateTag } from "./words";

/** Every version of the plan, and two of them side by side; opening a version shows what it changed. */
export function PlanVersions({ of, current, onBack }: { of: PlanOf; current: Plan; onBack: () => void }) {
  const { t } = useTranslation("clients");
  const query = useQuery(versionsQuery(of));
  const [pair, setPair] = useState({ from: Math.max(1, current.number - 1), to: current.number });
  useHotkey("Escape", onBack);
  const columns: Column<PlanVersion>[] = [
    {
      key: "number",
      header: t("plan.versions.number"),
      cell: (row) => <span className={styles.number}>{t("plan.version", { number: row.number })}</span>,
    },
    { key: "state", header: t("plan.versions.state"), cell: (row) => <PlanStateTag state={row.state} /> },
    {
      key: "client",
      header: t("plan.versions.clientApproval"),
      cell: (row) =>
        row.clientApproval
          ? `${numericDate(row.clientApproval.on)}, ${t(`plan.methods.${row.clientApproval.method}`)}`
          : "–",
    },
    {
      key: "party",
      header: t("plan.versions.partyApproval"),
      cell: (row) =>
        row.partyApproval
          ? [numericDate(row.partyApproval.on), row.partyApproval.name].filter(Boolean).join(", ")
          : "–",
      phone: "hide",
    },
    {
      key: "made",
      header: t("plan.versions.made"),
      cell: (row) => `${numericDate(row.createdAt)}, ${row.createdByName}`,
      phone: "hide",
    },
  ];
  const numbers = query.data?.map((row) => row.number) ?? [];
  const options = numbers.map((number) => ({ value: String(number), label: String(number) }));
  return (
    <>
      <Section
        title={t("plan.versions.title")}
        actions={
          <Button variant="default" leftSection={<IconChevronLeft />} onClick={onBack} ref={focusOnce}>
            {t("plan.versions.back")}
          </Button>
        }
      >
        <DataTable
          label={t("plan.versions.title")}
          rows={query.data}
          columns={columns}
          rowKey={(row) => String(row.number)}
          onOpen={(row) => setPair({ from: Math.max(1, row.number - 1), to: row.number })}
          currentKey={String(pair.to)}
          problem={query.error}
          retry={() => void query.refetch()}
          empty={null}
        />
      </Section>
      <Section title={t("plan.versions.compare")}>
        {numbers.length > 1 ? (
          <div className={styles.pair}>
            <NativeSelect
              label={t("plan.versions.from")}
              value={String(pair.from)}
              onChange={(event) => setPair({ ...pair, from: Number(event.currentTarget.value) })}
              data={options}
            />
            <NativeSelect
              label={t("plan.versions.to")}
              value={String(pair.to)}
              onChange={(event) => setPair({ ...pair, to: Number(event.currentTarget.value) })}
              data={options}
            />
          </div>
        ) : null}
        {numbers.length === 1 ? (
          <EmptyState icon={IconHistory} title={t("plan.versions.only")} compact />
        ) : (
          <Compared of={of} from={pair.from} to={pair.to} />
        )}
      </Section>
    </>
  );
}

function Compared({ of, from, to }: { of: PlanOf; from: number; to: number }) {
  const query = useQuery(comparisonQuery(of, from, to));
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} compact />;
  if (!query.data) return <SkeletonLines lines={6} />;
  return <Comparison comparison={query.data} />;
}
