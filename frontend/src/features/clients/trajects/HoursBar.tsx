import { useTranslation } from "react-i18next";

import styles from "./trajects.module.css";

/** The hours of the order: what was granted, and once hours are booked how much of it is used. */
export function HoursBar({ granted, used }: { granted: number; used: number | null }) {
  const { t } = useTranslation("clients");
  if (used === null) return <span>{t("traject.hoursGranted", { count: granted })}</span>;
  const share = granted === 0 ? 1 : Math.min(used / granted, 1);
  const words = t("traject.hoursUsed", { used, granted });
  return (
    <span className={styles.hours} data-full={used >= granted || undefined}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${String(Math.round(share * 100))}%` }} />
      </span>
      <span>{words}</span>
    </span>
  );
}
