import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Banner } from "@/ui/Banner";
import { useClientScope } from "@/ui/ClientScope";
import { clock, shortDate } from "@/ui/dates";
import { IconArrowsExchange, IconUrgent } from "@/ui/icons";

import styles from "./workspace.module.css";

/** Says why and until when this file is open to someone who is not its adviser (R26). */
export function AccessBanner() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { emergencyUntil, standInUntil } = client;
  if (!emergencyUntil && !standInUntil) return null;
  return (
    <div className={styles.access}>
      {emergencyUntil ? (
        <Banner tone="warn" icon={IconUrgent} title={t("access.emergency", { time: clock(emergencyUntil) })}>
          <Countdown until={emergencyUntil} clientId={client.id} /> {t("access.emergencyText")}
        </Banner>
      ) : standInUntil ? (
        <Banner
          tone="info"
          icon={IconArrowsExchange}
          title={t("access.standIn", {
            name: client.assignment?.adviserName ?? "",
            moment: `${shortDate(standInUntil)} ${clock(standInUntil)}`,
          })}
        />
      ) : null}
    </div>
  );
}

/** Minutes and seconds left. Not spoken each second: the title says the time. At the end the file is asked anew. */
function Countdown({ until, clientId }: { until: string; clientId: string }) {
  const { t } = useTranslation("clients");
  const cache = useQueryClient();
  const [left, setLeft] = useState(() => secondsUntil(until));
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsUntil(until)), 1000);
    return () => clearInterval(timer);
  }, [until]);
  const over = left <= 0;
  useEffect(() => {
    if (over) void cache.resetQueries({ queryKey: ["client", clientId] });
  }, [over, cache, clientId]);
  const time = `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, "0")}`;
  return (
    <span aria-hidden="true" className={styles.countdown}>
      {t("access.left", { time })}
    </span>
  );
}

function secondsUntil(moment: string): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000));
}
