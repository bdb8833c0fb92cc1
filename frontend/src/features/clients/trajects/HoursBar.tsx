import { useTranslation } from "react-i18next";

import { currentLanguage } from "@/i18n";

import styles from "./trajects.module.css";

const MINUTES = 60;

/** The hours of the order: how much of what was granted is used. */
export function HoursBar({ granted, usedMinutes }: { granted: number; usedMinutes: number }) {
  const { t } = useTranslation("clients");
  const used = usedMinutes / MINUTES;
  const share = granted === 0 ? 1 : Math.min(used / granted, 1);
  const shown = used.toLocaleString(currentLanguage(), { maximumFractionDigits: 1 });
  return (
    <span className={styles.hours} data-full={used >= granted || undefined}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${String(Math.round(share * 100))}%` }} />
      </span>
      <span>{t("traject.hoursUsed", { used: shown, granted })}</span>
    </span>
  );
}
