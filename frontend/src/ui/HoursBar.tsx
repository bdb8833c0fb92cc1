import { useTranslation } from "react-i18next";

import styles from "./kit.module.css";
import { duration } from "./moments";

/** How much of an order's hours is used: words and a bar; amber when nearly through, red when nothing is left. */
export function HoursBar({ used, granted }: { used: number; granted: number | null }) {
  const { t } = useTranslation();
  if (granted === null)
    return <span className={styles.hours}>{t("hours.used", { used: duration(used) })}</span>;
  const share = granted > 0 ? Math.min(used / granted, 1) : 1;
  const words = t("hours.usedOf", { used: duration(used), granted: duration(granted) });
  return (
    <span className={styles.hours} data-tone={share >= 1 ? "danger" : share >= 0.85 ? "warn" : undefined}>
      <span>{words}</span>
      <span className={styles.hoursBar} aria-hidden="true">
        <span style={{ width: `${String(Math.round(share * 100))}%` }} />
      </span>
      <span className={styles.hoursLeft}>
        {t("hours.left", { left: duration(Math.max(granted - used, 0)) })}
      </span>
    </span>
  );
}
