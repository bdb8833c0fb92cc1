import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { clock, shortDate } from "../dates";
import { Facts, Section } from "../Page";
import styles from "./cases.module.css";

export interface CaseActivity {
  key: string;
  /** A moment, or a day without an hour. */
  at: string;
  title: ReactNode;
  by?: string | null | undefined;
  /** What belongs to it: a note, a letter to open. */
  children?: ReactNode;
}

interface CaseDetailProps {
  facts: { label: string; value: ReactNode }[];
  /** What has to be done now, with its form or buttons. */
  next: ReactNode;
  /** More of the case, under the facts: texts, items, letters. */
  children?: ReactNode;
  activity: readonly CaseActivity[];
}

/** One case of any kind: facts and the next act at the left, everything that happened at the right. */
export function CaseDetail({ facts, next, children, activity }: CaseDetailProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.detail}>
      <div>
        <Section title={t("cases.next")}>
          <div className={styles.next}>{next}</div>
        </Section>
        <Section title={t("cases.facts")}>
          <Facts items={facts} />
        </Section>
        {children}
      </div>
      <Section title={t("cases.activity")}>
        <ol className={styles.activity}>
          {activity.map(({ key, at, title, by, children: more }) => (
            <li key={key}>
              <div className={styles.happened}>
                <time dateTime={at}>
                  {shortDate(at)}
                  {at.length > 10 ? ` ${clock(at)}` : ""}
                </time>
                {by ? <span>{by}</span> : null}
              </div>
              <div>{title}</div>
              {more ? <div className={styles.more}>{more}</div> : null}
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
