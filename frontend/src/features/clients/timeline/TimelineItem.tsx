import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { clock, dateOf, shortDate, today } from "@/ui/dates";
import { RelativeDate } from "@/ui/RelativeDate";

import { sectionsFor } from "../sections";
import { kindIcons, sectionOf, wordsOf } from "./entryWords";
import styles from "./timeline.module.css";
import type { TimelineEntry } from "./timelineApi";

/** One thing that happened; a link to the thing itself. */
export function TimelineItem({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const Icon = kindIcons[entry.kind];
  const { line, detail } = wordsOf(entry, t, common);
  const late = entry.kind === "deadline" && dateOf(entry.at) < today();
  return (
    <li>
      <Opener entry={entry}>
        <span className={styles.icon} data-kind={entry.kind}>
          <Icon size={16} />
        </span>
        <span className={styles.what}>
          <span className={styles.line}>
            {line}
            {late ? <span className={styles.late}>{t("timeline.overdue")}</span> : null}
          </span>
          {detail ? <span className={styles.detail}>{detail}</span> : null}
        </span>
        <span className={styles.when}>
          {entry.wholeDay ? (
            <RelativeDate value={dateOf(entry.at)} />
          ) : (
            <time dateTime={entry.at}>
              {shortDate(entry.at)} {clock(entry.at)}
            </time>
          )}
          {entry.byName && entry.event !== "assigned" ? (
            <span className={styles.by}>{entry.byName}</span>
          ) : null}
        </span>
      </Opener>
    </li>
  );
}

/** A link where there is a place to go; otherwise a line that the keys can stand on. */
function Opener({ entry, children }: { entry: TimelineEntry; children: ReactNode }) {
  const client = useClientScope();
  const section = sectionsFor(client).find(({ id }) => id === sectionOf(entry));
  if (!section) {
    return (
      <div className={styles.entry} data-line tabIndex={-1}>
        {children}
      </div>
    );
  }
  return (
    <Link
      to="/clients/$clientId/$section"
      params={{ clientId: client.id, section: section.id }}
      hash={entry.itemId}
      className={styles.entry}
      preload={false}
      data-line
    >
      {children}
    </Link>
  );
}
