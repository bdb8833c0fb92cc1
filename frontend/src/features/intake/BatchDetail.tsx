import { Button, Progress } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { Banner } from "@/ui/Banner";
import { FormProblem } from "@/ui/Form";
import { useHotkey } from "@/ui/hotkeys";
import { IconChevronLeft, IconDownload } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { SkeletonFacts } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { BatchRows } from "./BatchRows";
import styles from "./intake.module.css";
import { batchQuery, downloadFailedRows, isRunning, type IntakeBatch } from "./queries";
import { Receipt } from "./Receipt";
import { BatchState } from "./words";

interface BatchDetailProps {
  batchId: string;
  onBack: () => void;
}

/** One delivery: how far it is, its receipt, and every row with what is wrong with it. */
export function BatchDetail({ batchId, onBack }: BatchDetailProps) {
  const { t } = useTranslation("intake");
  const cache = useQueryClient();
  const query = useQuery(batchQuery(batchId));
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const batch = query.data;
  const finished = batch !== undefined && !isRunning(batch);
  useHotkey("Escape", onBack);
  useEffect(() => {
    if (finished)
      for (const queryKey of [["batches"], ["referrals"], ["day"]])
        void cache.invalidateQueries({ queryKey });
  }, [finished, cache]);

  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    setProblem(null);
    try {
      await act();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  const cancel = async (): Promise<void> => {
    await send(api.POST("/intake-batches/{batchId}/cancel", { params: { path: { batchId } } }));
    await query.refetch();
  };
  return (
    <Page
      title={t("delivery")}
      summary={
        batch ? (
          <span className={styles.state}>
            {batch.partyName} · <BatchState state={batch.state} />
            {batch.dryRun ? ` · ${t("trial")}` : null}
          </span>
        ) : null
      }
      actions={
        <>
          <Button variant="default" leftSection={<IconChevronLeft />} onClick={onBack}>
            {t("back")}
          </Button>
          {batch && !finished ? (
            <Button variant="default" onClick={() => void attempt(cancel)}>
              {t("cancel")}
            </Button>
          ) : null}
          {batch?.failedRowsAvailable ? (
            <Button
              leftSection={<IconDownload />}
              onClick={() => void attempt(() => downloadFailedRows(batchId, t("failedName")))}
            >
              {t("failedRows")}
            </Button>
          ) : null}
        </>
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonFacts /> : null}
      {batch ? (
        <>
          <Progressing batch={batch} />
          {batch.problem ? (
            <Banner tone="danger" title={t("problemTitle")}>
              {batch.problem.row ? `${t("row")} ${String(batch.problem.row)}: ` : null}
              {batch.problem.detail}
            </Banner>
          ) : null}
          {finished ? (
            <div className={styles.columns}>
              <Section title={t("receipt")}>
                <Receipt batch={batch} />
              </Section>
              <Section title={t("rows")}>
                <BatchRows batchId={batchId} counts={batch.counts} />
              </Section>
            </div>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}

function Progressing({ batch }: { batch: IntakeBatch }) {
  const { t } = useTranslation("intake");
  if (!isRunning(batch)) return null;
  const total = batch.rowsTotal ?? 0;
  return (
    <div className={styles.progress} role="status">
      <Progress
        value={total > 0 ? (batch.rowsDone / total) * 100 : 4}
        aria-label={t(`states.${batch.state}`)}
        transitionDuration={120}
      />
      <p className={styles.quiet}>
        {total > 0 ? t("progress", { done: batch.rowsDone, total }) : t("progressStart")} {t("mayLeave")}
      </p>
    </div>
  );
}
