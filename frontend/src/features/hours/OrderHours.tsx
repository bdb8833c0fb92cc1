import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import type { Schema } from "@/api/types";
import { shortDate } from "@/ui/dates";
import { HoursBar } from "@/ui/HoursBar";
import { IconCheck, IconCircleCheck } from "@/ui/icons";
import { duration } from "@/ui/moments";
import { StatusTag } from "@/ui/StatusTag";

import styles from "./hours.module.css";

/** The hours of one order in a week. A row that waits is a button: Enter on it approves. */
export function OrderHours({
  order,
  approve,
}: {
  order: Schema<"WeekOrder">;
  approve: (entryId: string) => void;
}) {
  const { t } = useTranslation("hours");
  const me = useMe();
  const used = order.balance.usedMinutes;
  return (
    <section className={styles.order} aria-label={order.displayName}>
      <header className={styles.orderHead}>
        <h2>
          <Link
            to="/clients/$clientId/$section"
            params={{ clientId: order.clientId, section: "hours" }}
            title={t("openFile", { name: order.displayName })}
          >
            {order.displayName}
          </Link>
        </h2>
        <span className={styles.quiet}>{[order.number, order.orderReference].join(" · ")}</span>
        <span className={styles.balance}>
          <HoursBar used={used} granted={order.balance.grantedMinutes ?? null} />
        </span>
      </header>
      <ul className={styles.entries}>
        {order.entries.map((entry) => {
          const kind = t(`kinds.${entry.kind}`);
          const row = (
            <>
              <span className={styles.day}>{shortDate(entry.day)}</span>
              <span className={styles.kind}>
                {kind}
                {entry.activityName ? <span className={styles.quiet}>{entry.activityName}</span> : null}
                {entry.adviserId === me.userId ? null : (
                  <span className={styles.quiet}>{t("byOther", { name: entry.adviserName })}</span>
                )}
              </span>
              <span className={styles.time}>{duration(entry.minutes)}</span>
            </>
          );
          return (
            <li key={entry.id}>
              {entry.approvedAt ? (
                <div className={styles.entry}>
                  {row}
                  <span className={styles.mark}>
                    <StatusTag icon={IconCircleCheck} tone="ok">
                      {t("approved")}
                    </StatusTag>
                  </span>
                </div>
              ) : (
                <button type="button" className={styles.entry} data-row onClick={() => approve(entry.id)}>
                  {row}
                  <span className={styles.mark} data-act>
                    <IconCheck />
                    {t("approve")}
                  </span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
