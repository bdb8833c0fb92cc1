import { linkOptions } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { RelativeDate } from "@/ui/RelativeDate";

import styles from "./day.module.css";
import { Line, Lines } from "./Lines";

/** Clients who were assigned and whose file was not opened yet. */
export function NewAssignments({ assignments }: { assignments: readonly Schema<"NewAssignment">[] }) {
  const { t, i18n } = useTranslation();
  const service = (code: string): string =>
    i18n.exists(`service.${code}`) ? t(`service.${code}` as "service.modulair") : code;
  return (
    <Lines
      items={assignments}
      render={(one) => (
        <Line
          key={one.clientId}
          to={linkOptions({ to: "/clients/$clientId", params: { clientId: one.clientId } })}
        >
          <span className={styles.name}>
            {one.displayName}
            <span className={styles.meta}>
              {[one.number, one.service ? service(one.service) : null].filter(Boolean).join(" · ")}
            </span>
          </span>
          <span className={styles.when}>
            <RelativeDate value={one.assignedAt} />
          </span>
        </Line>
      )}
    />
  );
}
