import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";

import { clock, shortDate } from "./dates";
import styles from "./digest.module.css";

type Digest = Schema<"DigestClient">;
const MINUTES = 60;

/** What waits with a client, line by line: days and numbers, never a text. Nothing waits: it says so. */
export function DigestFacts({ client }: { client: Digest }) {
  const { t } = useTranslation();
  const lines: { key: string; words: string; pressing?: boolean }[] = [];
  if (client.nextAppointmentAt) {
    const moment = `${shortDate(client.nextAppointmentAt)} ${clock(client.nextAppointmentAt)}`;
    lines.push({ key: "appointment", words: t("digest.appointment", { moment }) });
  } else if (client.nextContactOn) {
    lines.push({ key: "contact", words: t("digest.contact", { date: shortDate(client.nextContactOn) }) });
  } else {
    lines.push({ key: "none", words: t("digest.noAppointment") });
  }
  if (client.overdueTasks > 0) {
    lines.push({ key: "late", words: t("digest.late", { count: client.overdueTasks }), pressing: true });
  }
  if (client.planWaiting) {
    lines.push({ key: "plan", words: t("digest.plan", { number: client.planWaiting }) });
  }
  if (client.minutesLeft !== null && client.minutesLeft !== undefined) {
    lines.push({
      key: "hours",
      words: t("digest.hours", { hours: Math.floor(client.minutesLeft / MINUTES) }),
    });
  }
  if (client.consentsEnding > 0 && client.firstConsentEndsOn) {
    lines.push({
      key: "consents",
      words: t("digest.consents", {
        count: client.consentsEnding,
        date: shortDate(client.firstConsentEndsOn),
      }),
    });
  }
  if (client.openRequests > 0) {
    lines.push({
      key: "requests",
      words: t("digest.requests", {
        count: client.openRequests,
        date: client.firstRequestDueOn ? shortDate(client.firstRequestDueOn) : "",
      }),
    });
  }
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.key} data-pressing={line.pressing}>
          {line.words}
        </li>
      ))}
    </ul>
  );
}

/** The tasks of the digest: why and by when. */
export function DigestTasks({ client }: { client: Digest }) {
  const { t } = useTranslation();
  if (client.tasks.length === 0) return <span className={styles.quiet}>{t("digest.noTasks")}</span>;
  const rest = client.openTasks - client.tasks.length;
  return (
    <ul className={styles.lines}>
      {client.tasks.map((task, index) => (
        <li key={`${task.kind}-${task.dueOn}-${String(index)}`}>
          {t(`taskKind.${task.kind}`)} · {shortDate(task.dueOn)}
        </li>
      ))}
      {rest > 0 ? <li className={styles.quiet}>{t("digest.more", { count: rest })}</li> : null}
    </ul>
  );
}
