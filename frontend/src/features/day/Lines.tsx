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

/** One line of the day; a link to the place where it is mended, when there is one. */
export function Line({ to, children }: { to: LinkProps | null; children: ReactNode }) {
  return (
    <li className={styles.line}>
      {to ? (
        <Link {...to} className={styles.link} data-line>
          {children}
        </Link>
      ) : (
        <span className={styles.link}>{children}</span>
      )}
    </li>
  );
}
