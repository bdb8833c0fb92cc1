import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { FormProblem } from "@/ui/Form";
import { useHotkey } from "@/ui/hotkeys";
import { Section } from "@/ui/Page";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";

import { decide, kinds, waits, type Decision, type ReviewRow } from "./reviewApi";
import { RowLine } from "./RowLine";
import styles from "./review.module.css";

interface RowsProps {
  reviewId: string;
  rows: readonly ReviewRow[];
  closed: boolean;
}

/** The rows by kind. j and k move, b keeps, i takes away, o undoes; after each the next that waits has the focus. */
export function Rows({ reviewId, rows, closed }: RowsProps) {
  const { t } = useTranslation("access-review");
  const me = useMe();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<string | null>(null);
  const { busy, problem, run } = useAct();
  const mine = (row: ReviewRow): boolean => row.subjectId !== me.userId && me.roles.includes(row.reviewer);
  const ordered = kinds.flatMap((kind) => rows.filter((row) => row.kind === kind));
  const chosen = ordered.find((row) => row.id === current) ?? ordered.find((row) => waits(row) && mine(row));

  const focus = (row: ReviewRow | undefined): void => {
    if (!row) return;
    setCurrent(row.id);
    const opener = list.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`);
    opener?.focus();
    opener?.closest("li")?.scrollIntoView({ block: "nearest" });
  };
  const move = (step: number): void => {
    const at = current === null ? -1 : ordered.findIndex((row) => row.id === current);
    focus(ordered[Math.min(Math.max(at + step, 0), ordered.length - 1)]);
  };
  const next = (after: ReviewRow): void => {
    const at = ordered.findIndex((row) => row.id === after.id);
    const rest = [...ordered.slice(at + 1), ...ordered.slice(0, at)];
    focus(rest.find((row) => waits(row) && mine(row)) ?? after);
  };
  const act = async (row: ReviewRow, decision: Decision | null, reason?: string): Promise<void> => {
    if (busy) return;
    const done = await run(() => decide(reviewId, row, decision, reason));
    setRevoking((now) => (now === row.id ? null : now));
    if (!done) return;
    if (decision === null) showToast(t("undone"));
    if (wentOn(row)) return;
    if (decision === null) focus(row);
    else next(row);
  };
  const may = (row: ReviewRow | undefined): row is ReviewRow => row !== undefined && !closed && mine(row);
  useHotkey("j", () => move(1));
  useHotkey("k", () => move(-1));
  useHotkey("b", may(chosen) && waits(chosen) && !busy ? () => void act(chosen, "kept") : undefined);
  useHotkey("i", may(chosen) && waits(chosen) ? () => setRevoking(chosen.id) : undefined);
  useHotkey("o", may(chosen) && chosen.decision && !busy ? () => void act(chosen, null) : undefined);

  return (
    <div ref={list}>
      {problem ? <FormProblem problem={problem} /> : null}
      {kinds.map((kind) => {
        const group = rows.filter((row) => row.kind === kind);
        if (group.length === 0) return null;
        return (
          <Section key={kind} title={t(`kinds.${kind}`)} summary={t(`kindHelp.${kind}`)}>
            <ul className={styles.rows}>
              {group.map((row) => (
                <RowLine
                  key={row.id}
                  row={row}
                  isCurrent={chosen?.id === row.id && !closed}
                  mayDecide={may(row)}
                  busy={busy}
                  revoking={revoking === row.id}
                  onFocus={() => setCurrent(row.id)}
                  onKeep={() => void act(row, "kept")}
                  onAskReason={() => {
                    setCurrent(row.id);
                    setRevoking(row.id);
                  }}
                  onRevoke={(reason) => void act(row, "revoked", reason)}
                  onCancel={() => {
                    setRevoking(null);
                    focus(row);
                  }}
                  onUndo={() => void act(row, null)}
                />
              ))}
            </ul>
          </Section>
        );
      })}
    </div>
  );
}

/** Whether the reviewer stands on another row by now: an act that ends late takes no focus from there. */
function wentOn(from: ReviewRow): boolean {
  const here = document.activeElement?.closest("li")?.querySelector<HTMLElement>("[data-row]")?.dataset.row;
  return here !== undefined && here !== from.id;
}
