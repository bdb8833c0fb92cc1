import type { ReactNode } from "react";

import styles from "./kit.module.css";

/** A key, as printed on it. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
