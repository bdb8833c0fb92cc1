import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { numericDate } from "@/ui/dates";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconHeartbeat,
  IconPlus,
  type IconType,
} from "@/ui/icons";
import { EmptyState } from "@/ui/States";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { useOpened } from "@/ui/useOpened";

import type { Purpose } from "../queries";
import { may } from "../sections";
import { fmlGroups, type FmlLevel } from "./fml";
import styles from "./health.module.css";
import { HealthForm } from "./HealthForm";
import { listHealth } from "./healthApi";

type HealthRecord = Schema<"HealthRecord">;

const looks: Record<FmlLevel, { icon: IconType; tone: Tone }> = {
  normal: { icon: IconCircleCheck, tone: "ok" },
  limited: { icon: IconCircleMinus, tone: "warn" },
  "strongly-limited": { icon: IconAlertTriangle, tone: "danger" },
};

/** The opened health data; nothing stays in the cache once it is closed. */
export function HealthRecords({ clientId, purpose }: { clientId: string; purpose: Purpose }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const [open, setOpen, close] = useOpened<HealthRecord | "new">();
  const query = useQuery({
    queryKey: ["client", clientId, "health", purpose],
    queryFn: () => listHealth(clientId, purpose),
    gcTime: 0,
    staleTime: Infinity,
  });
  const mayChange = may(client, "health.change");
  const columns: Column<HealthRecord>[] = [
    {
      key: "item",
      header: t("health.item"),
      cell: (row) => (
        <>
          {row.item}
          <span className={styles.group}>
            {row.group ? t(`health.groups.${row.group}`) : t("health.groupUnknown")}
          </span>
        </>
      ),
      sort: (row) => (row.group ? fmlGroups.indexOf(row.group) : null),
    },
    {
      key: "level",
      header: t("health.level"),
      cell: (row) =>
        row.level ? (
          <StatusTag icon={looks[row.level].icon} tone={looks[row.level].tone}>
            {t(`health.levels.${row.level}`)}
          </StatusTag>
        ) : (
          <StatusTag icon={IconCircleDashed}>{t("health.levelUnknown")}</StatusTag>
        ),
    },
    { key: "explanation", header: t("health.explanation"), cell: (row) => row.explanation },
    {
      key: "source",
      header: t("health.source"),
      cell: (row) => (
        <>
          {t(`health.sources.${row.source}`)}
          {row.sourceDate ? <span className={styles.group}>{numericDate(row.sourceDate)}</span> : null}
        </>
      ),
      phone: "hide",
    },
  ];
  const add = mayChange ? (
    <Button variant="default" leftSection={<IconPlus />} onClick={() => setOpen("new")}>
      {t("health.add")}
    </Button>
  ) : null;
  return (
    <>
      {open !== null ? (
        <div className={styles.form}>
          <HealthForm
            key={open === "new" ? "new" : open.id}
            purpose={purpose}
            row={open === "new" ? null : open}
            onDone={() => {
              close();
              void query.refetch();
            }}
          />
        </div>
      ) : null}
      <DataTable
        label={t("sections.health")}
        rows={query.data}
        columns={columns}
        rowKey={(row) => row.id}
        {...(mayChange ? { onOpen: setOpen } : {})}
        currentKey={open === null || open === "new" ? null : open.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          open === "new" ? null : (
            <EmptyState icon={IconHeartbeat} title={t("health.empty")} action={add}>
              {t("health.emptyText")}
            </EmptyState>
          )
        }
      />
      {query.data?.length && open === null ? <div className={styles.actions}>{add}</div> : null}
    </>
  );
}
