import { Button, Textarea } from "@mantine/core";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { FormProblem } from "@/ui/Form";
import { IconAlertTriangle, IconBan, IconCircleCheck, IconHourglass } from "@/ui/icons";
import { StatusTag } from "@/ui/StatusTag";

import styles from "./reports.module.css";
import type { ReportHit } from "./reportsApi";

interface HitLineProps {
  hit: ReportHit;
  /** Absent where the text is not written here. */
  onReplace?: () => void;
  onAsk: (reason: string) => Promise<void>;
  /** Where the text is written, when it is elsewhere. */
  elsewhere?: React.ReactNode;
}

/** A word that holds the report back: what it is, other words for it, or a second person. */
export function HitLine({ hit, onReplace, onAsk, elsewhere }: HitLineProps) {
  const { t } = useTranslation("reports");
  const [asking, setAsking] = useState(false);
  const { review } = hit;
  const mayAsk = hit.open && hit.kind !== "bsn" && review?.decision !== "pending";
  return (
    <li className={styles.hit}>
      <div className={styles.hitHead}>
        <StatusTag icon={hit.open ? IconAlertTriangle : IconCircleCheck} tone={hit.open ? "danger" : "ok"}>
          {t(`hits.kind.${hit.kind}`)}
        </StatusTag>
        <span className={styles.sentence}>
          <Sentence hit={hit} />
        </span>
      </div>
      {review ? <ReviewWords review={review} /> : null}
      {hit.open ? (
        <div className={styles.hitActs}>
          {onReplace ? (
            <Button size="compact-sm" variant="default" onClick={onReplace}>
              {t(hit.kind === "bsn" ? "hits.remove" : "hits.replace")}
            </Button>
          ) : null}
          {elsewhere}
          {mayAsk && !asking ? (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsking(true)}>
              {t("hits.ask")}
            </Button>
          ) : null}
          {onReplace ? (
            <span className={styles.quiet}>{t("hits.replaceBy", { words: hit.proposal })}</span>
          ) : null}
        </div>
      ) : null}
      {asking && mayAsk ? <AskForm onAsk={onAsk} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}

function Sentence({ hit }: { hit: ReportHit }) {
  const at = hit.sentence.indexOf(hit.term);
  if (at < 0) return <>{hit.sentence}</>;
  return (
    <>
      {hit.sentence.slice(0, at)}
      <mark>{hit.term}</mark>
      {hit.sentence.slice(at + hit.term.length)}
    </>
  );
}

function ReviewWords({ review }: { review: NonNullable<ReportHit["review"]> }) {
  const { t } = useTranslation("reports");
  const reason = review.decisionReason ?? "";
  if (review.decision === "pending") {
    return (
      <StatusTag icon={IconHourglass} tone="warn">
        {t("hits.pending")}
      </StatusTag>
    );
  }
  const approved = review.decision === "approved";
  return (
    <StatusTag icon={approved ? IconCircleCheck : IconBan} tone={approved ? "ok" : "danger"}>
      {t(approved ? "hits.approved" : "hits.refused", { reason })}
    </StatusTag>
  );
}

function AskForm({ onAsk, onClose }: { onAsk: (reason: string) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation("reports");
  const { t: common } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    if (!reason.trim() || busy) return;
    setBusy(true);
    try {
      await onAsk(reason);
      onClose();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // The Ctrl+Enter of the report around it would show the report.
    event.stopPropagation();
    void ask();
  };
  // It stands inside the form of the report: a form in a form would be sent by the browser itself, and the reason lost.
  return (
    <div className={styles.ask} role="group" aria-label={t("hits.ask")}>
      {problem ? <FormProblem problem={problem} /> : null}
      <Textarea
        id={id}
        label={t("hits.reason")}
        description={t("hits.reasonHelp")}
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- asked for by the button before it
        autoFocus
      />
      <div className={styles.hitActs}>
        <Button size="compact-sm" loading={busy} disabled={!reason.trim()} onClick={() => void ask()}>
          {t("hits.send")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {common("actions.cancel")}
        </Button>
      </div>
    </div>
  );
}
