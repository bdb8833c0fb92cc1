import { useTranslation } from "react-i18next";

import { shortDate } from "@/ui/dates";
import {
  IconCertificate,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconFileText,
  IconHourglass,
  IconLock,
  IconMessages,
  IconPencil,
  IconSearch,
  type IconType,
} from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";

import type { Assessment, Evidence } from "./resultsApi";
import styles from "./results.module.css";

export type Result = Assessment["result"];
export type EvidenceKind = Evidence["kind"];

export const results = [
  "reached",
  "partly-reached",
  "not-reached",
  "too-early",
] as const satisfies readonly Result[];

const looks: Record<Result, { icon: IconType; tone: Tone }> = {
  reached: { icon: IconCircleCheck, tone: "ok" },
  "partly-reached": { icon: IconCircleMinus, tone: "warn" },
  "not-reached": { icon: IconCircleX, tone: "neutral" },
  "too-early": { icon: IconHourglass, tone: "info" },
};

export const evidenceIcons: Record<EvidenceKind, IconType> = {
  conversation: IconMessages,
  reference: IconFileText,
  observation: IconSearch,
  other: IconCertificate,
};

export function ResultTag({ result }: { result: Result }) {
  const { t } = useTranslation("clients");
  const { icon, tone } = looks[result];
  return (
    <StatusTag icon={icon} tone={tone}>
      {t(`results.assessments.results.${result}`)}
    </StatusTag>
  );
}

/** Whether it still changes: a draft does, what is final stands, what was replaced is history. */
export function StandingTag({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation("clients");
  if (assessment.supersededBy) {
    return <StatusTag icon={IconCircleDashed}>{t("results.assessments.superseded")}</StatusTag>;
  }
  if (assessment.state === "draft") {
    return <StatusTag icon={IconPencil}>{t("results.assessments.draft")}</StatusTag>;
  }
  return (
    <StatusTag icon={IconLock} tone="accent">
      {t("results.assessments.final")}
    </StatusTag>
  );
}

/** Who wrote it and when. */
export function Author({ name, at }: { name: string; at: string }) {
  const { t } = useTranslation("clients");
  return <span className={styles.by}>{t("results.by", { name, date: shortDate(at) })}</span>;
}
