import { useTranslation } from "react-i18next";

import { IconBan, IconCircleCheck, IconHistory, IconInbox, type IconType } from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";

import type { ReferralState } from "./queries";

const looks: Record<ReferralState, { icon: IconType; tone: Tone }> = {
  received: { icon: IconInbox, tone: "info" },
  accepted: { icon: IconCircleCheck, tone: "ok" },
  rejected: { icon: IconBan, tone: "neutral" },
  superseded: { icon: IconHistory, tone: "neutral" },
};

export function ReferralStateTag({ state }: { state: ReferralState }) {
  const { t } = useTranslation("inbox");
  return (
    <StatusTag icon={looks[state].icon} tone={looks[state].tone}>
      {t(`states.${state}`)}
    </StatusTag>
  );
}
