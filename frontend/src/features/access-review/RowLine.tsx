import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { shortDate } from "@/ui/dates";
import {
  IconHistory,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconListCheck,
} from "@/ui/icons";
import { StatusTag } from "@/ui/StatusTag";

import type { ReviewRow } from "./reviewApi";
import styles from "./review.module.css";

interface RowLineProps {
  row: ReviewRow;
  isCurrent: boolean;
  mayDecide: boolean;
  busy: boolean;
  /** The reason is being typed. */
  revoking: boolean;
  onFocus: () => void;
  onKeep: () => void;
  onAskReason: () => void;
  onRevoke: (reason: string) => void;
  onCancel: () => void;
  onUndo: () => void;
}

/** One reason for access: whose, what, and the two answers. */
export function RowLine(props: RowLineProps) {
  const { row, isCurrent, mayDecide, busy, revoking, onFocus } = props;
  const { t } = useTranslation("access-review");
  const name = row.subjectName ?? row.otherName ?? t("machine");
  return (
    <li className={styles.row} data-current={isCurrent || undefined}>
      <div className={styles.what}>
        <button
          type="button"
          className={styles.opener}
          data-row={row.id}
          aria-current={isCurrent || undefined}
          onFocus={onFocus}
        >
          {name}
        </button>
        <span className={styles.quiet}>
          <What row={row} />
        </span>
      </div>
      <div className={styles.outcome}>
        <Outcome row={row} mayDecide={mayDecide} />
      </div>
      {mayDecide && !revoking ? (
        <div className={styles.acts}>
          {row.decision ? (
            row.effect === "judged" ? null : (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconHistory />}
                disabled={busy}
                onClick={props.onUndo}
              >
                {t("undo")}
                <span className="visuallyHidden">: {name}</span>
              </Button>
            )
          ) : row.alive ? (
            <>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconCheck />}
                disabled={busy}
                onClick={props.onKeep}
              >
                {t("keep")}
                <span className="visuallyHidden">: {name}</span>
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconBan />}
                disabled={busy}
                onClick={props.onAskReason}
              >
                {t("revoke")}
                <span className="visuallyHidden">: {name}</span>
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {revoking ? <Reason row={row} busy={busy} onRevoke={props.onRevoke} onCancel={props.onCancel} /> : null}
    </li>
  );
}

/** What taking away will do, and why it is done: Enter is enough. */
function Reason({
  row,
  busy,
  onRevoke,
  onCancel,
}: Pick<RowLineProps, "row" | "busy" | "onRevoke" | "onCancel">) {
  const { t } = useTranslation("access-review");
  const { t: common } = useTranslation();
  const [reason, setReason] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const words = reason.trim();
  return (
    <form
      className={styles.reason}
      onSubmit={(event) => {
        event.preventDefault();
        if (words) onRevoke(words);
      }}
    >
      <TextInput
        ref={field}
        label={t("reason")}
        description={t(`revokes.${row.kind}`)}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
        }}
      />
      <div className={styles.acts}>
        <Button type="submit" size="compact-sm" color="red" disabled={!words} loading={busy}>
          {t("revoke")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {common("actions.cancel")}
        </Button>
      </div>
    </form>
  );
}

function What({ row }: { row: ReviewRow }) {
  const { t } = useTranslation("access-review");
  const { t: common } = useTranslation();
  const parts = [
    row.role ? common(`role.${row.role}`) : null,
    row.otherName && row.subjectName
      ? t(row.kind === "api-client" ? "of" : "for", { name: row.otherName })
      : null,
    row.clientNumber ?? null,
    row.clients !== null && row.clients !== undefined && !row.clientNumber
      ? t("clients", { count: row.clients })
      : null,
    row.endsAt ? t("until", { date: shortDate(row.endsAt) }) : null,
    !row.endsAt && row.beginsAt ? t("since", { date: shortDate(row.beginsAt) }) : null,
  ].filter(Boolean);
  return (
    <>
      {parts.join(" · ")}
      {row.remark ? <strong className={styles.remark}> {t(`remarks.${row.remark}`)}</strong> : null}
    </>
  );
}

function Outcome({ row, mayDecide }: { row: ReviewRow; mayDecide: boolean }) {
  const { t } = useTranslation("access-review");
  if (row.decision === "kept") {
    return (
      <StatusTag icon={IconCircleCheck} tone="ok">
        {t("kept")}
      </StatusTag>
    );
  }
  if (row.decision === "revoked") {
    return (
      <span className={styles.stack}>
        <StatusTag icon={row.effect === "measure" ? IconListCheck : IconBan} tone="danger">
          {row.measureFor ? t(`measures.${row.measureFor}`) : t("revoked")}
        </StatusTag>
        <span className={styles.quiet}>{row.reason}</span>
      </span>
    );
  }
  if (!row.alive) return <StatusTag icon={IconCircleMinus}>{t("ended")}</StatusTag>;
  if (!mayDecide) return <StatusTag icon={IconClock}>{t(`reviewers.${row.reviewer}`)}</StatusTag>;
  return null;
}
