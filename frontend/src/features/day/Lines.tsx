import { Link, type LinkProps } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import styles from "./day.module.css";

const FEW = 8;

interface LinesProps<Item> {
  items: readonly Item[];
  render: (item: Item, index: number) => ReactNode;
}

/** The first few lines; the rest on request. */
export function Lines<Item>({ items, render }: LinesProps<Item>) {
  const { t } = useTranslation("day");
  const [all, setAll] = useState(false);
  const shown = all || items.length <= FEW + 1 ? items : items.slice(0, FEW);
  return (
    <>
      <ul className={styles.lines}>{shown.map(render)}</ul>
      {shown.length < items.length ? (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t("showAll", { count: items.length })}
        </button>
      ) : null}
    </>
  );
}

interface LineProps {
  to: LinkProps | null;
  /** The client whom one may be about to speak: the line then leads to the preparation as well. */
  prepare?: { clientId: string; name: string } | null;
  children: ReactNode;
}

/** One line of the day; a link to the place where it is mended, when there is one. */
export function Line({ to, prepare, children }: LineProps) {
  const { t } = useTranslation("day");
  return (
    <li className={styles.line}>
      {to ? (
        <Link {...to} className={styles.link} data-line>
          {children}
        </Link>
      ) : (
        <span className={styles.link}>{children}</span>
      )}
      {prepare ? (
        <Link
          to="/clients/$clientId/$section"
          params={{ clientId: prepare.clientId, section: "preparation" }}
          className={styles.prepare}
          aria-label={t("prepareFor", { name: prepare.name })}
          data-prepare
        >
          {t("prepare")}
        </Link>
      ) : null}
    </li>
  );
}
