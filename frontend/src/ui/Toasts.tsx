import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import styles from "./kit.module.css";
import { currentToasts, dismissToast, onToasts } from "./toast";

/** The place where toasts appear; once, in the frame. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {toasts.map(({ id, text, undo }) => (
        <div key={id} className={styles.toast}>
          <span>{text}</span>
          {undo ? (
            <button
              type="button"
              onClick={() => {
                dismissToast(id);
                undo();
              }}
            >
              {t("actions.undo")}
            </button>
          ) : null}
        </div>
      ))}
    </div>
  );
}
