import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { IconLock, IconLockOpen } from "@/ui/icons";

import styles from "./door.module.css";

/** What is closed until someone opens it on purpose: why it is closed, and that opening is recorded. */
export function ClosedDoor({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className={styles.closed}>
      <span className={styles.lock}>
        <IconLock size={20} />
      </span>
      <div className={styles.text}>
        <h3 className={styles.title}>{title}</h3>
        <p>{text}</p>
        {children}
      </div>
    </div>
  );
}

/** That opening is recorded. */
export function Recorded({ children }: { children: ReactNode }) {
  return <p className={styles.recorded}>{children}</p>;
}

/** Above what was opened: why, and the way to close it. */
export function OpenDoor({ why, close, onClose }: { why: string; close: string; onClose: () => void }) {
  return (
    <div className={styles.open}>
      <IconLockOpen size={16} />
      <span>{why}</span>
      <Button variant="default" size="compact-sm" leftSection={<IconLock />} onClick={onClose}>
        {close}
      </Button>
    </div>
  );
}
