import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { shortDate } from "@/ui/dates";
import { IconListCheck } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";

import styles from "./retention.module.css";
import { runsQuery, type Run } from "./retentionApi";
import { RunStateTag } from "./tags";

const lanes: readonly Run["state"][][] = [["draft"], ["approved"], ["executing"], ["done", "stopped"]];
const DAY_MS = 86_400_000;

/** Whole days until a moment, never negative. */
function daysUntil(moment: string, now = new Date()): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - now.getTime()) / DAY_MS));
}

/** The lists by how far they are, with the days in which one can still be stopped. */
export function RunBoard() {
  const { t } = useTranslation("retention");
  const query = useQuery(runsQuery);
  const runs = query.data?.items;
  return (
    <Section title={t("runs.title")}>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} compact /> : null}
      {query.isPending ? <SkeletonLines lines={3} /> : null}
      {runs?.length === 0 ? (
        <EmptyState icon={IconListCheck} title={t("runs.empty")}>
          {t("runs.emptyText")}
        </EmptyState>
      ) : null}
      {runs && runs.length > 0 ? (
        <div className={styles.board}>
          {lanes.map((states) => (
            <Lane
              key={states.join()}
              title={states.map((state) => t(`states.${state}`)).join(" / ")}
              runs={runs.filter((run) => states.includes(run.state))}
            />
          ))}
        </div>
      ) : null}
    </Section>
  );
}

function Lane({ title, runs }: { title: string; runs: Run[] }) {
  const { t } = useTranslation("retention");
  return (
    <div className={styles.lane}>
      <h3>{title}</h3>
      {runs.length === 0 ? <p className={styles.quiet}>{t("runs.none")}</p> : null}
      <ul>
        {runs.map((run) => (
          <li key={run.id} className={styles.card}>
            <Link to="/retention/$runId" params={{ runId: run.id }}>
              {run.name}
            </Link>
            <span>
              <RunStateTag value={run.state} />{" "}
              {t("runs.files", { count: run.counts.listed + run.counts.erased + run.counts.paused })}
            </span>
            <Countdown run={run} />
            <span className={styles.quiet}>
              {t("runs.made", { name: run.madeByName, date: shortDate(run.madeAt) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How long it can still be stopped. */
export function Countdown({ run }: { run: Run }) {
  const { t } = useTranslation("retention");
  if (run.state !== "approved" || !run.executesAt) return null;
  const left = daysUntil(run.executesAt);
  return <span>{left > 0 ? t("runs.left", { count: left }) : t("runs.leftNow")}</span>;
}
