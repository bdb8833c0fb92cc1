import type { ReactNode } from "react";

import type { IconType } from "./icons";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "./icons";
import styles from "./kit.module.css";
import type { Tone } from "./StatusTag";

const icons: Partial<Record<Tone, IconType>> = {
  danger: IconAlertTriangle,
  warn: IconAlertTriangle,
  ok: IconCircleCheck,
};

interface BannerProps {
  tone?: Tone;
  icon?: IconType;
  title?: ReactNode;
  children?: ReactNode;
  /** What can be done about it, at the right. */
  action?: ReactNode;
}

/** One line (or a few) that matters now; warnings and dangers are announced. */
export function Banner({ tone = "info", icon, title, children, action }: BannerProps) {
  const Icon = icon ?? icons[tone] ?? IconInfoCircle;
  return (
    <div className={styles.banner} data-tone={tone} role={tone === "danger" ? "alert" : "status"}>
      <Icon size={18} className={styles.bannerIcon} />
      <div className={styles.bannerText}>
        {title ? <strong>{title}</strong> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {action ? <div className={styles.bannerAction}>{action}</div> : null}
    </div>
  );
}
