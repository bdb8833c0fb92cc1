import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { clock, longDate, numericDate, shortDate } from "@/ui/dates";
import { Section } from "@/ui/Page";

import type { Traject } from "./trajectApi";
import styles from "./trajects.module.css";
import { useMoney } from "./words";

type Entry = Schema<"TrajectHistoryEntry">;
type Change = Schema<"TrajectChange">;

/** Every act on the traject: who, when, from what to what. */
export function TrajectHistory({ traject }: { traject: Traject }) {
  const { t } = useTranslation("clients");
  if (traject.history.length === 0) return null;
  return (
    <Section title={t("traject.history")}>
      <ol className={styles.history}>
        {traject.history.map((entry) => (
          <HistoryLine key={entry.id} entry={entry} traject={traject} />
        ))}
      </ol>
    </Section>
  );
}

function HistoryLine({ entry, traject }: { entry: Entry; traject: Traject }) {
  const { t } = useTranslation("clients");
  const read = useReader(traject);
  const changes = entry.changes.filter((change) => change.field !== "state");
  return (
    <li>
      <p className={styles.historyHead}>
        <strong>{t(`traject.done.${entry.act}`)}</strong>
        <time dateTime={entry.at}>{`${shortDate(entry.at)} ${clock(entry.at)}`}</time>
        <span>{entry.actorName ?? t("traject.unknownActor")}</span>
      </p>
      {entry.act === "change" ? null : (
        <p className={styles.historyLine}>
          {t("traject.effectiveOn", { date: longDate(entry.effectiveOn) })}
        </p>
      )}
      {changes.map((change) => (
        <p key={change.field} className={styles.historyLine}>
          {t("traject.fromTo", {
            field: read.label(change),
            before: read.value(change, change.before),
            after: read.value(change, change.after),
          })}
        </p>
      ))}
      {entry.agreedBy && entry.agreedOn ? (
        <p className={styles.historyLine}>
          {t("traject.agreedLine", { name: entry.agreedBy, date: longDate(entry.agreedOn) })}
        </p>
      ) : null}
      {entry.reason ? <p className={styles.reason}>{entry.reason}</p> : null}
    </li>
  );
}

/** The words for a changed field and its values; what has no words is shown as it is. */
function useReader(traject: Traject) {
  const { t, i18n } = useTranslation("clients");
  const { t: common } = useTranslation();
  const money = useMoney();
  const label = (change: Change): string => {
    const key = `traject.fields.${change.field}`;
    return i18n.exists(key, { ns: "clients" }) ? String(t(key as "traject.fields.goal")) : change.field;
  };
  const value = (change: Change, raw: string | null | undefined): string => {
    if (raw == null) return t("traject.nothing");
    switch (change.field) {
      case "goal":
        return common(`goal.${raw as "participation"}`);
      case "service":
        return common(`service.${raw as "modulair"}`);
      case "resultCode":
        return t(`traject.results.${raw as "own-job"}`);
      case "phase":
        return traject.phases.find((phase) => phase.code === raw)?.name ?? raw;
      case "budget":
        return money(raw);
      case "startedOn":
      case "endedOn":
      case "expectedEndOn":
        return numericDate(raw);
      default:
        return raw;
    }
  };
  return { label, value };
}
