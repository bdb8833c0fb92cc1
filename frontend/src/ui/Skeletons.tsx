import { useTranslation } from "react-i18next";

import styles from "./kit.module.css";

/** Grey lines in the place of text that is on its way. */
export function SkeletonLines({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.skeletonLines} role="status" aria-label={t("state.loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <span
          key={line}
          className={styles.skeleton}
          style={{ width: `${String(88 - ((line * 17) % 45))}%` }}
        />
      ))}
    </div>
  );
}

/** Label and value pairs on their way, laid out as `Facts`. */
export function SkeletonFacts({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.facts} role="status" aria-label={t("state.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.fact}>
          <span className={styles.skeleton} style={{ width: 96 }} />
          <span className={styles.skeleton} style={{ width: `${String(30 + ((row * 23) % 40))}%` }} />
        </div>
      ))}
    </div>
  );
}
