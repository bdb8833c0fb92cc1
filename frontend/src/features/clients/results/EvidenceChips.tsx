import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { shortDate } from "@/ui/dates";

import styles from "./results.module.css";
import { evidenceIcons } from "./words";

export type CitedEvidence = Schema<"AssessmentEvidence">;

/** How a piece of evidence reads: its kind, its day, and what was seen. */
export function useEvidenceWords(): (cited: CitedEvidence) => string {
  const { t } = useTranslation("clients");
  return (cited) => {
    const name = t(`results.evidence.kinds.${cited.kind}`);
    const day = cited.on ? ` ${shortDate(cited.on)}` : "";
    return cited.text ? `${name}${day}: ${cited.text}` : `${name}${day}`;
  };
}

/** What an assessment rests on, as chips. */
export function EvidenceChips({
  evidence,
  act,
}: {
  evidence: readonly CitedEvidence[];
  act?: (cited: CitedEvidence) => ReactNode;
}) {
  const { t } = useTranslation("clients");
  const words = useEvidenceWords();
  return (
    <ul className={styles.chips} aria-label={t("results.evidence.cited")}>
      {evidence.map((cited) => {
        const Icon = evidenceIcons[cited.kind];
        return (
          <li key={words(cited) + (cited.noteId ?? cited.referenceId ?? "")} className={styles.chip}>
            <Icon size={14} />
            <span>{words(cited)}</span>
            {act?.(cited)}
          </li>
        );
      })}
    </ul>
  );
}
