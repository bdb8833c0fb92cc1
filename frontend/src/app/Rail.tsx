import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import styles from "./frame.module.css";
import type { NavItem } from "./navigation";

/** The left rail; icons only below 1,100 px, a bar at the bottom on a phone. */
export function Rail({ items }: { items: NavItem[] }) {
  const { t } = useTranslation();
  return (
    <nav className={styles.rail} aria-label={t("nav.label")}>
      <Link to="/day" className={styles.brand} aria-label={t("app")}>
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span className={styles.railText}>{t("app")}</span>
      </Link>
      <ul className={styles.railList}>
        {items.map(({ to, text, icon: Icon, apart }) => (
          <li key={to} data-apart={apart || undefined}>
            <Link to={to} className={styles.railItem} activeProps={{ "data-active": true }} title={t(text)}>
              <Icon size={18} />
              <span className={styles.railText}>{t(text)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
