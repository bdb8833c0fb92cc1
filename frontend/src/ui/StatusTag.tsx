import type { ReactNode } from "react";

import type { IconType } from "./icons";
import styles from "./kit.module.css";

export type Tone = "neutral" | "accent" | "ok" | "warn" | "danger" | "sealed" | "info";

/** A state: always icon, word and colour together. */
export function StatusTag({
  icon: Icon,
  tone = "neutral",
  children,
}: {
  icon: IconType;
  tone?: Tone;
  children: ReactNode;
}) {
  return (
    <span className={styles.tag} data-tone={tone}>
      <Icon size={14} />
      <span>{children}</span>
    </span>
  );
}
