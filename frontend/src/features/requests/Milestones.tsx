import { useTranslation } from "react-i18next";

import type { Request } from "@/api/requests";
import { shortDate } from "@/ui/dates";
import { IconAlertTriangle, IconCheck, IconClock } from "@/ui/icons";
import { StatusTag } from "@/ui/StatusTag";

import styles from "./requests.module.css";

/** Where the work must be by when: identity, decision, second person. */
export function Milestones({ request }: { request: Request }) {
  const { t } = useTranslation("requests");
  return (
    <ol className={styles.milestones} aria-label={t("milestones.title")}>
      {request.milestones.map(({ step, dueOn, done, late }) => (
        <li key={step}>
          <span>{t(`milestones.${step}`)}</span>
          <StatusTag
            icon={done ? IconCheck : late ? IconAlertTriangle : IconClock}
            tone={done ? "ok" : late ? "danger" : "neutral"}
          >
            {done
              ? t("milestones.done")
              : t(late ? "milestones.late" : "milestones.by", { day: shortDate(dueOn) })}
          </StatusTag>
        </li>
      ))}
    </ol>
  );
}
