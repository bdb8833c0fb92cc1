import { useTranslation } from "react-i18next";

import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  type IconType,
} from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";

import type { IntakeBatch, RowStatus } from "./queries";

const states: Record<IntakeBatch["state"], [IconType, Tone]> = {
  received: [IconHourglass, "accent"],
  validating: [IconHourglass, "accent"],
  applying: [IconHourglass, "accent"],
  done: [IconCircleCheck, "ok"],
  partial: [IconAlertTriangle, "warn"],
  failed: [IconCircleX, "danger"],
  cancelled: [IconBan, "neutral"],
};

export function BatchState({ state }: { state: IntakeBatch["state"] }) {
  const { t } = useTranslation("intake");
  const [icon, tone] = states[state];
  return (
    <StatusTag icon={icon} tone={tone}>
      {t(`states.${state}`)}
    </StatusTag>
  );
}

const rows: Record<RowStatus, [IconType, Tone]> = {
  accepted: [IconCircleCheck, "ok"],
  quarantined: [IconAlertTriangle, "warn"],
  rejected: [IconCircleX, "danger"],
};

export function RowState({ status }: { status: RowStatus }) {
  const { t } = useTranslation("intake");
  const [icon, tone] = rows[status];
  return (
    <StatusTag icon={icon} tone={tone}>
      {t(`rowStatus.${status}`)}
    </StatusTag>
  );
}
