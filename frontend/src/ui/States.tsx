import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";

import { IconAlertCircle, IconInbox, IconLock, IconRefresh, IconWifiOff, type IconType } from "./icons";
import styles from "./kit.module.css";
import type { Tone } from "./StatusTag";
import { Why } from "./Why";

interface StateProps {
  icon: IconType;
  tone?: Tone;
  title: string;
  /** Why it is so. */
  children?: ReactNode;
  /** The next act. */
  action?: ReactNode;
  compact?: boolean | undefined;
}

function State({ icon: Icon, tone = "neutral", title, children, action, compact }: StateProps) {
  return (
    <div className={styles.state} data-compact={compact || undefined}>
      <span className={styles.stateIcon} data-tone={tone}>
        <Icon size={20} />
      </span>
      <div className={styles.stateText}>
        <h2 className={styles.stateTitle}>{title}</h2>
        {children ? <div className={styles.stateBody}>{children}</div> : null}
        {action ? <div className={styles.stateAction}>{action}</div> : null}
      </div>
    </div>
  );
}

/** Nothing here: says what would be here, why it is empty, and what to do next. */
export function EmptyState({
  icon = IconInbox,
  ...rest
}: Omit<StateProps, "icon" | "tone"> & { icon?: IconType }) {
  return <State icon={icon} {...rest} />;
}

/** The clause of the reglement a refusal rests on, in words when we have them. */
function ClauseLine({ clause }: { clause: string }) {
  const { t, i18n } = useTranslation();
  const key = `clause.${clause}`;
  const words = i18n.exists(key) ? String(i18n.t(key as "clause.R24")) : null;
  return (
    <p className={styles.clause}>
      {t("problem.basedOn", { clause })}
      {words ? `: ${words}.` : null}
    </p>
  );
}

/** The caller may not see this, or it does not exist: outside the two look the same (R24). */
export function NoAccess({ problem }: { problem?: ApiProblem | undefined }) {
  const { t } = useTranslation();
  const clientId = /^\/clients\/([0-9a-f-]{36})(?:\/|$)/.exec(location.pathname)?.[1];
  return (
    <State icon={IconLock} tone="sealed" title={t("problem.noAccessTitle")}>
      <p>{problem?.status === 403 && problem.detail ? problem.detail : t("problem.noAccessText")}</p>
      <p>{t("problem.noAccessNext")}</p>
      <ClauseLine clause={problem?.clause ?? "R24"} />
      {clientId ? <Why clientId={clientId} question={t("why.whyNot")} /> : null}
    </State>
  );
}

interface ErrorStateProps {
  problem: unknown;
  retry?: (() => void) | undefined;
  compact?: boolean | undefined;
}

/** Any failed call as a screen: no access, no connection or a problem, each with why and the next act. */
export function ErrorState({ problem, retry, compact }: ErrorStateProps) {
  const { t } = useTranslation();
  const known = problem instanceof ApiProblem ? problem : null;
  if (known?.isNoAccess) return <NoAccess problem={known} />;
  const again = retry ? (
    <Button variant="default" leftSection={<IconRefresh />} onClick={retry}>
      {t("actions.retry")}
    </Button>
  ) : null;
  if (known?.isOffline) {
    return (
      <State
        icon={IconWifiOff}
        tone="warn"
        title={t("problem.offlineTitle")}
        action={again}
        compact={compact}
      >
        {t("problem.offlineText")}
      </State>
    );
  }
  return (
    <State
      icon={IconAlertCircle}
      tone="danger"
      title={(known?.title ?? "") || t("problem.failTitle")}
      action={again}
      compact={compact}
    >
      <p>{(known?.detail ?? "") || t("problem.failText")}</p>
      {known?.clause ? <ClauseLine clause={known.clause} /> : null}
    </State>
  );
}
