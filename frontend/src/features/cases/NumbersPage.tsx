import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { complaintCountsQuery, saveComplaintCounts } from "@/api/cases";
import { today } from "@/ui/dates";
import { IconDownload } from "@/ui/icons";
import { Facts, Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
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
  const shown = (count: number | null | undefined) => count ?? t("numbers.few");
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
      ) : (
        <div className={styles.numbers}>
          <Section title={t("numbers.received")}>
            <Facts items={[{ label: words(quarter, t("numbers.word")), value: shown(counts.received) }]} />
            <Facts
              items={counts.handling.map(({ handling, count }) => ({
                label: t(`numbers.handling.${handling}`),
                value: shown(count),
              }))}
            />
          </Section>
          <Section title={t("numbers.judged")}>
            <Facts
              items={counts.judgements.map(({ judgement, count }) => ({
                label: judgement === "none" ? t("numbers.none") : t(`outcomes.${judgement}`),
                value: shown(count),
              }))}
            />
          </Section>
          <Section title={t("numbers.subjects")}>
            <Facts
              items={counts.subjects.map(({ subject, count }) => ({
                label: t(`subjects.${subject}`),
                value: shown(count),
              }))}
            />
          </Section>
        </div>
      )}
      <Terms />
    </Page>
  );
}

/** `2026-Q4` as people say it. */
function words(quarter: string, word: string): string {
  const [year, number] = quarter.split("-Q");
  return `${number}e ${word} ${year}`;
}
