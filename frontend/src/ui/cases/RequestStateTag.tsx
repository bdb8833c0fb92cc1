import { useTranslation } from "react-i18next";

import { IconBan, IconCheck, IconHourglass, IconListCheck, type IconType } from "../icons";
import { StatusTag, type Tone } from "../StatusTag";

import type { Line } from "@/api/requests";

const looks: Record<Line["state"], { icon: IconType; tone: Tone }> = {
  received: { icon: IconHourglass, tone: "info" },
  "in-progress": { icon: IconListCheck, tone: "info" },
  clarification: { icon: IconHourglass, tone: "neutral" },
  decided: { icon: IconHourglass, tone: "warn" },
  reviewed: { icon: IconCheck, tone: "info" },
  executed: { icon: IconCheck, tone: "ok" },
  closed: { icon: IconCheck, tone: "neutral" },
  "identity-not-established": { icon: IconBan, tone: "neutral" },
  withdrawn: { icon: IconBan, tone: "neutral" },
  joined: { icon: IconBan, tone: "neutral" },
};

/** Where a request stands. */
export function RequestStateTag({ state }: { state: Line["state"] }) {
  const { t } = useTranslation("requests");
  return (
    <StatusTag icon={looks[state].icon} tone={looks[state].tone}>
      {t(`states.${state}`)}
    </StatusTag>
  );
}
