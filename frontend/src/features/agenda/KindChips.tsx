import { useTranslation } from "react-i18next";

import styles from "./agenda.module.css";
import { kindIcons, kinds, type Kind } from "./appointments";

/** How they meet, as chips. */
export function KindChips({ value, onChange }: { value: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation("agenda");
  return (
    <div className={styles.chips} role="group" aria-label={t("kind")}>
      {kinds.map((kind) => {
        const Icon = kindIcons[kind];
        return (
          <button
            key={kind}
            type="button"
            className={styles.chip}
            aria-pressed={value === kind}
            onClick={() => onChange(kind)}
          >
            <Icon size={14} />
            {t(`kinds.${kind}`)}
          </button>
        );
      })}
    </div>
  );
}
