import { useTranslation } from "react-i18next";

import { IconCircleCheck, IconCircleDashed, IconCircleDot, IconPlayerPause, type IconType } from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";

import type { TrajectState } from "./queries";

const looks: Record<TrajectState, { icon: IconType; tone: Tone }> = {
  registered: { icon: IconCircleDashed, tone: "info" },
  active: { icon: IconCircleDot, tone: "accent" },
  suspended: { icon: IconPlayerPause, tone: "warn" },
  closed: { icon: IconCircleCheck, tone: "neutral" },
};

/** The state of a traject as icon, word and colour. */
export function TrajectStateTag({ state }: { state: TrajectState }) {
  const { t } = useTranslation();
  const { icon, tone } = looks[state];
  return (
    <StatusTag icon={icon} tone={tone}>
      {t(`trajectState.${state}`)}
    </StatusTag>
  );
}
