import { useTranslation } from "react-i18next";

import type { Line } from "@/api/requests";
import { IconAlertTriangle } from "@/ui/icons";
import { StatusTag } from "@/ui/StatusTag";

/** To whom it was told that the term is nearly over; nothing as long as nobody had to be. */
export function EscalationTag({ escalation }: { escalation: Line["escalation"] }) {
  const { t } = useTranslation("requests");
  if (escalation === "none") return null;
  return (
    <StatusTag icon={IconAlertTriangle} tone="danger">
      {t(`escalations.${escalation}`)}
    </StatusTag>
  );
}
