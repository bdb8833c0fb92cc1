import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { complaintCountsQuery, saveComplaintCounts } from "@/api/cases";
import type { Schema } from "@/api/types";
import { today } from "@/ui/dates";
import { IconDownload, IconFileSpreadsheet } from "@/ui/icons";
import { Facts, Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { useAct } from "@/ui/useAct";

import styles from "./cases.module.css";
import { quarterOf, quartersUntil } from "./quarters";
import { Terms } from "./Terms";

/** Complaints of a quarter in numbers, for the commissioning party; small numbers are left out. */
export function NumbersPage() {
  const { t } = useTranslation("cases");
  const current = quarterOf(today());
  const [quarter, setQuarter] = useState(current);
  const query = useQuery(complaintCountsQuery(quarter));
  const saving = useAct();
  const counts = query.data;
  return (
    <Page
      title={t("numbers.title")}
      summary={<Link to="/complaints">{t("numbers.back")}</Link>}
      actions={
        <>
          <NativeSelect
            size="xs"
            aria-label={t("numbers.quarter")}
            data={quartersUntil(current).map((value) => ({ value, label: words(value, t("numbers.word")) }))}
            value={quarter}
            onChange={(event) => setQuarter(event.currentTarget.value)}
          />
          <Button
            size="xs"
            leftSection={<IconDownload />}
            loading={saving.busy}
            onClick={() => void saving.run(() => saveComplaintCounts(quarter))}
          >
            {t("numbers.save")}
          </Button>
        </>
      }
    >
      {saving.problem ? <ErrorState problem={saving.problem} compact /> : null}
      <p className={styles.note}>{t("numbers.note")}</p>
      {query.error ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      ) : !counts ? (
        <SkeletonLines lines={10} />
      ) : counts.received == null ? (
        <EmptyState icon={IconFileSpreadsheet} title={t("numbers.few")}>
          {t("numbers.fewText")}
        </EmptyState>
      ) : (
        <Parts counts={counts} />
      )}
      <Terms />
    </Page>
  );
}

function Parts({ counts }: { counts: Schema<"ComplaintCountsView"> }) {
  const { t } = useTranslation("cases");
  const shown = (count: number | null | undefined) => count ?? t("numbers.hidden");
  const parts = [
    {
      title: t("numbers.received"),
      items: [
        { label: t("numbers.all"), value: shown(counts.received) },
        ...counts.handling.map(({ handling, count }) => ({
          label: t(`numbers.handling.${handling}`),
          value: shown(count),
        })),
      ],
    },
    {
      title: t("numbers.judged"),
      items: counts.judgements.map(({ judgement, count }) => ({
        label: judgement === "none" ? t("numbers.none") : t(`outcomes.${judgement}`),
        value: shown(count),
      })),
    },
    {
      title: t("numbers.subjects"),
      items: counts.subjects.map(({ subject, count }) => ({
        label: t(`subjects.${subject}`),
        value: shown(count),
      })),
    },
  ];
  return (
    <div className={styles.numbers}>
      {parts.map(({ title, items }) => (
        <div key={title}>
          <Section title={title}>
            <Facts items={items} />
          </Section>
        </div>
      ))}
    </div>
  );
}

/** `2026-Q4` as people say it. */
function words(quarter: string, word: string): string {
  const [year, number] = quarter.split("-Q");
  return `${number}e ${word} ${year}`;
}
