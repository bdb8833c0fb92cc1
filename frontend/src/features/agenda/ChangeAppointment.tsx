import { Button, Modal } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { clock, dateOf, numericDate, shortDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { isoMoment, parseTypedMoment } from "@/ui/moments";
import { showToast } from "@/ui/toast";

import styles from "./agenda.module.css";
import { changeAppointment, minutesBetween, refreshAgenda, type AgendaItem } from "./appointments";
import { KindChips } from "./KindChips";
import { MomentInput } from "./MomentInput";

interface ChangeAppointmentProps {
  item: AgendaItem;
  onClose: () => void;
  onMoved: (startsAt: string) => void;
}

/** Move an appointment by typing, say how it came out, or go and prepare for it. */
export function ChangeAppointment({ item, onClose, onMoved }: ChangeAppointmentProps) {
  const { t } = useTranslation("agenda");
  const { t: common } = useTranslation();
  const length = minutesBetween(item.startsAt, item.endsAt);
  const [typed, setTyped] = useState(`${numericDate(dateOf(item.startsAt))} ${clock(item.startsAt)}`);
  const [kind, setKind] = useState(item.kind);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const at = parseTypedMoment(typed);
  const planned = item.state === "planned";
  const [begun] = useState(() => Date.parse(item.startsAt) <= Date.now());

  const change = async (body: Schema<"AppointmentUpdate">, words: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const changed = await changeAppointment(item, body);
      showToast(words);
      const other = changed.overlaps[0];
      if (other) showToast(t("overlaps", { time: clock(other.startsAt) }));
      onMoved(changed.startsAt);
      onClose();
      await refreshAgenda();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
      setBusy(false);
    }
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!at) return;
    const moment = planned ? { startsAt: isoMoment(at.date, at.time), minutes: at.minutes ?? length } : {};
    void change({ kind, ...moment }, t("saved"));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("change")}
      closeButtonProps={{ "aria-label": common("actions.close") }}
    >
      <form className={styles.form} onSubmit={save} noValidate>
        {problem ? <FormProblem problem={problem} /> : null}
        <p className={styles.who}>
          <strong>{item.clientName}</strong>
          <span>
            {item.clientNumber} · {shortDate(item.startsAt)} {clock(item.startsAt)}–{clock(item.endsAt)} ·{" "}
            {t(`states.${item.state}`)}
          </span>
        </p>
        {planned ? (
          <MomentInput
            value={typed}
            onChange={setTyped}
            usual={length}
            error={at ? null : t("momentUnread")}
          />
        ) : null}
        <KindChips value={kind} onChange={setKind} />
        <div className={styles.acts}>
          <Button type="submit" loading={busy}>
            {common("actions.save")}
          </Button>
          {planned && begun ? (
            <Button
              variant="default"
              disabled={busy}
              onClick={() => void change({ state: "done" }, t("done"))}
            >
              {t("markDone")}
            </Button>
          ) : null}
          {planned ? (
            <Button
              variant="default"
              disabled={busy}
              onClick={() => void change({ state: "cancelled" }, t("cancelled"))}
            >
              {t("markCancelled")}
            </Button>
          ) : (
            <Button
              variant="default"
              disabled={busy}
              onClick={() => void change({ state: "planned" }, t("saved"))}
            >
              {t("reopen")}
            </Button>
          )}
          <Link
            className={styles.link}
            to="/clients/$clientId/$section"
            params={{ clientId: item.clientId, section: "preparation" }}
          >
            {t("prepare")}
          </Link>
        </div>
      </form>
    </Modal>
  );
}
