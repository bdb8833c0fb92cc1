import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { numericDate } from "@/ui/dates";
import { HoursBar } from "@/ui/HoursBar";
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from "@/ui/icons";

import { AccessBanner } from "./AccessBanner";
import { RestrictionBanner } from "./RestrictionBanner";
import { StatementBanner } from "./statement/StatementBanner";
import { TrajectStateTag } from "./words";
import styles from "./workspace.module.css";

interface ClientHeaderProps {
  panelOpen: boolean;
  /** Undefined where the panel has no place. */
  onPanel: (() => void) | undefined;
}

/** Who this is about and under which order; stays in sight in every section. */
export function ClientHeader({ panelOpen, onPanel }: ClientHeaderProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const traject = client.trajects.find((one) => one.state !== "closed") ?? client.trajects[0];
  const label = panelOpen ? t("panel.close") : t("panel.open");
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <h1 className={styles.name}>{client.displayName}</h1>
        <p className={styles.facts}>
          <span>{client.number}</span>
          {client.age != null && client.dateOfBirth ? (
            <span title={numericDate(client.dateOfBirth)}>{t("header.age", { count: client.age })}</span>
          ) : null}
          {client.assignment ? <span>{client.assignment.adviserName}</span> : null}
        </p>
      </div>
      {traject ? (
        <div className={styles.order}>
          <p className={styles.orderTitle}>
            {common(`service.${traject.service}`)}
            <TrajectStateTag state={traject.state} />
          </p>
          <p className={styles.facts}>
            <span>{traject.partyName}</span>
            <span>{traject.orderReference}</span>
          </p>
        </div>
      ) : null}
      {traject?.grantedHours != null ? (
        <div className={styles.orderHours}>
          <HoursBar used={traject.usedMinutes} granted={traject.grantedHours * 60} />
        </div>
      ) : null}
      {onPanel ? (
        <Tooltip label={label}>
          <ActionIcon
            aria-label={label}
            aria-expanded={panelOpen}
            onClick={onPanel}
            className={styles.panelButton ?? ""}
          >
            {panelOpen ? (
              <IconLayoutSidebarRightCollapse size={18} />
            ) : (
              <IconLayoutSidebarRightExpand size={18} />
            )}
          </ActionIcon>
        </Tooltip>
      ) : null}
      <AccessBanner />
      <RestrictionBanner />
      <StatementBanner />
    </header>
  );
}
