import { Button, Chip } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { longDate } from "@/ui/dates";
import { IconCalendar } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { MoreButton } from "@/ui/MoreButton";

import { HoldForm } from "./HoldForm";
import styles from "./retention.module.css";
import { forecastQuery, standings, type Retention, type Standing } from "./retentionApi";
import { StandingTag } from "./tags";

/** Every file by the day it goes, by number; what holds one up stands beside it. */
export function Forecast({ mayHold }: { mayHold: boolean }) {
  const { t } = useTranslation("retention");
  const [standing, setStanding] = useState<Standing | null>(null);
  const [holding, setHolding] = useState<Retention | null>(null);
  const query = useInfiniteQuery(forecastQuery(standing));
  const counts = query.data?.pages[0]?.counts;
  const columns: Column<Retention>[] = [
    { key: "number", header: t("forecast.number"), cell: (row) => row.clientNumber, width: "120px" },
    { key: "standing", header: t("forecast.standing"), cell: (row) => <StandingTag value={row.standing} /> },
    { key: "until", header: t("forecast.until"), cell: (row) => date(row.dossierUntil) },
    { key: "ended", header: t("forecast.ended"), cell: (row) => date(row.endedOn), phone: "hide" },
    {
      key: "statutory",
      header: t("forecast.statutory"),
      cell: (row) => date(row.statutoryUntil),
      phone: "hide",
    },
    { key: "why", header: t("forecast.why"), cell: (row) => <Reasons of={row} />, phone: "hide" },
    ...(mayHold
      ? [
          {
            key: "hold",
            header: "",
            cell: (row: Retention) => (
              <Button size="compact-sm" variant="default" onClick={() => setHolding(row)}>
                {t("forecast.hold")}
              </Button>
            ),
            width: "130px",
            phone: "hide" as const,
          },
        ]
      : []),
  ];
  return (
    <Section title={t("forecast.title")}>
      <Chip.Group
        value={standing ?? "all"}
        onChange={(value) => setStanding(value === "all" ? null : (value as Standing))}
      >
        <div className={styles.chips}>
          <Chip value="all">{t("forecast.all")}</Chip>
          {standings.map((value) => (
            <Chip key={value} value={value}>
              {t(`standings.${value}`)} {counts ? counts[value] : ""}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <DataTable
        label={t("forecast.title")}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={columns}
        rowKey={(row) => row.clientId}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconCalendar} title={t("forecast.empty")}>
            {t("forecast.emptyText")}
          </EmptyState>
        }
      />
      <MoreButton query={query} />
      {holding ? <HoldForm of={holding} onClose={() => setHolding(null)} /> : null}
    </Section>
  );
}

function date(value: string | null | undefined): string {
  return value ? longDate(value) : "–";
}

/** What holds a file up, in words. */
function Reasons({ of }: { of: Retention }) {
  const { t } = useTranslation("retention");
  const reasons = [
    ...of.pauses.cases.flatMap((kind) =>
      kind === "request" || kind === "complaint" || kind === "mediation" ? [t(`cases.${kind}`)] : [],
    ),
    ...of.pauses.holds.map((reason) => t(`holds.${reason}`)),
  ];
  return <>{reasons.join(", ") || "–"}</>;
}
