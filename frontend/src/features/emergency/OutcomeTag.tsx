import { useTranslation } from "react-i18next";

import { IconAlertTriangle, IconCircleCheck, IconHourglass } from "@/ui/icons";
import { StatusTag } from "@/ui/StatusTag";

import type { Emergency } from "./emergencyApi";

/** What the second person found, or that nobody looked yet. */
export function OutcomeTag({ access }: { access: Emergency }) {
  const { t } = useTranslation("emergency");
  if (!access.outcome) {
    return (
      <StatusTag icon={IconHourglass} tone="warn">
        {t("outcomes.waiting")}
      </StatusTag>
    );
  }
  const justified = access.outcome === "justified";
  return (
    <StatusTag icon={justified ? IconCircleCheck : IconAlertTriangle} tone={justified ? "ok" : "danger"}>
      {t(`outcomes.${access.outcome}`)}
    </StatusTag>
  );
}
