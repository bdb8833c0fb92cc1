import { useTranslation } from "react-i18next";

import { addDays, clock, dateOf, shortDate, today } from "@/ui/dates";

import styles from "./agenda.module.css";
import { kindIcons, type AgendaItem } from "./appointments";

interface DayListProps {
  monday: string;
  items: readonly AgendaItem[];
  open: (item: AgendaItem) => void;
}

/** The same week as a list of days, for a phone. */
export function DayList({ monday, items, open }: DayListProps) {
  const { t } = useTranslation("agenda");
  const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at));
  return (
    <div className={styles.list}>
      {days.map((day) => {
        const own = items.filter((item) => dateOf(item.startsAt) === day);
        return (
          <section key={day} aria-label={shortDate(day)}>
            <h2 className={styles.listDay} data-today={day === today() || undefined}>
              {shortDate(day)}
              {own.length === 0 ? <span>{t("dayEmpty")}</span> : null}
            </h2>
            <ul>
              {own.map((item) => {
                const Icon = kindIcons[item.kind];
                return (
                  <li key={item.id}>
                    <button
                      type="button"
                      data-item
                      data-state={item.state}
                      className={styles.listItem}
                      onClick={() => open(item)}
                    >
                      <span className={styles.listTime}>
                        {clock(item.startsAt)}–{clock(item.endsAt)}
                      </span>
                      <span className={styles.listName}>
                        {item.clientName}
                        <span>
                          <Icon size={14} />
                          {t(`kinds.${item.kind}`)}
                          {item.state === "planned" ? null : ` · ${t(`states.${item.state}`)}`}
                        </span>
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
