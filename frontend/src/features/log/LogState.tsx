import { useTranslation } from "react-i18next";

import { Banner } from "@/ui/Banner";
import { clock, shortDate } from "@/ui/dates";
import { Facts } from "@/ui/Page";

import styles from "./log.module.css";
import type { LogState, Verification } from "./logApi";

function moment(value: string): string {
  return `${shortDate(value)} ${clock(value)}`;
}

/** What the latest check found, or how far it is. */
export function LatestCheck({ verification }: { verification: Verification | undefined }) {
  const { t, i18n } = useTranslation("log");
  if (!verification) return <Banner title={t("check.never")}>{t("check.neverText")}</Banner>;
  const number = (value: number): string => value.toLocaleString(i18n.language);
  if (!verification.finishedAt) {
    return (
      <div className={styles.running}>
        <label htmlFor="log-check">
          {t("check.running", {
            done: number(verification.recordsChecked),
            total: number(verification.records),
          })}
        </label>
        <progress
          id="log-check"
          max={Math.max(verification.records, 1)}
          value={verification.recordsChecked}
        />
      </div>
    );
  }
  const when = moment(verification.finishedAt);
  if (!verification.finding) {
    return (
      <Banner tone="ok" title={t("check.whole", { when })}>
        {t(verification.comparedOutside ? "check.compared" : "check.notCompared", {
          records: number(verification.recordsChecked),
        })}
      </Banner>
    );
  }
  const place = [
    verification.headNumber ? t("check.head", { number: verification.headNumber }) : null,
    verification.sequence ? t("check.place", { number: number(verification.sequence) }) : null,
    verification.recordId ? t("check.record", { id: verification.recordId }) : null,
  ].filter(Boolean);
  return (
    <Banner tone="danger" title={t("check.found", { when })}>
      <span>{t(`findings.${verification.finding}`)}</span>{" "}
      <span className={styles.place}>{t("check.first", { place: place.join(", ") })}</span>{" "}
      <span>{t("check.next")}</span>
    </Banner>
  );
}

/** How far the log is sealed, and where the heads are kept. */
export function SealFacts({ state }: { state: LogState }) {
  const { t, i18n } = useTranslation("log");
  const number = (value: number): string => value.toLocaleString(i18n.language);
  const outside =
    state.keptOutside === null || state.keptOutside === undefined
      ? t("seal.nowhere")
      : t("seal.keptUntil", { number: state.keptOutside });
  return (
    <Facts
      items={[
        { label: t("seal.sealed"), value: number(state.sealed) },
        { label: t("seal.waiting"), value: number(state.waiting) },
        { label: t("seal.last"), value: state.lastSealedAt ? moment(state.lastSealedAt) : null },
        { label: t("seal.heads"), value: number(state.heads) },
        { label: t("seal.outside"), value: outside },
      ]}
    />
  );
}
