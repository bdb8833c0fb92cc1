import { linkOptions } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { clock } from "@/ui/dates";
import { Section } from "@/ui/Page";

import styles from "./day.module.css";
import { Line, Lines } from "./Lines";

/** Who comes today, each a step away from preparing for it. */
export function TodayAppointments({ appointments }: { appointments: readonly Schema<"AgendaItem">[] }) {
  const { t } = useTranslation("day");
  return (
    <Section
      title={t("appointments")}
      summary={
        appointments.length > 0
          ? t("appointmentsCount", { count: appointments.length })
          : t("appointmentsNone")
      }
    >
      <Lines
        items={appointments}
        render={(one) => (
          <Line
            key={one.id}
            to={linkOptions({
              to: "/clients/$clientId/$section",
              params: { clientId: one.clientId, section: "preparation" },
            })}
          >
            <span className={styles.clock}>
              {clock(one.startsAt)}–{clock(one.endsAt)}
            </span>
            <span className={styles.name} data-off={one.state === "cancelled" || undefined}>
              {one.clientName}
              <span className={styles.meta}>
                {[t(`meet.${one.kind}`), one.state === "planned" ? null : t(`meetStates.${one.state}`)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            <span className={styles.prepare}>{one.state === "planned" ? t("prepare") : null}</span>
          </Line>
        )}
      />
    </Section>
  );
}
