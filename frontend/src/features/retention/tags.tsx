import { useTranslation } from "react-i18next";

import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircleDot,
  IconClock,
  IconHourglass,
  IconPlayerPlay,
  type IconType,
} from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";

import type { Item, Run, Standing } from "./retentionApi";

const standing: Record<Standing, { icon: IconType; tone: Tone }> = {
  due: { icon: IconAlertTriangle, tone: "danger" },
  paused: { icon: IconHourglass, tone: "warn" },
  soon: { icon: IconClock, tone: "warn" },
  kept: { icon: IconCheck, tone: "neutral" },
  running: { icon: IconPlayerPlay, tone: "neutral" },
};
const runState: Record<Run["state"], { icon: IconType; tone: Tone }> = {
  draft: { icon: IconCircleDot, tone: "info" },
  approved: { icon: IconHourglass, tone: "warn" },
  executing: { icon: IconPlayerPlay, tone: "danger" },
  done: { icon: IconCheck, tone: "ok" },
  stopped: { icon: IconBan, tone: "neutral" },
};
const itemState: Record<Item["state"], { icon: IconType; tone: Tone }> = {
  listed: { icon: IconHourglass, tone: "warn" },
  excluded: { icon: IconBan, tone: "neutral" },
  erased: { icon: IconCheck, tone: "ok" },
  paused: { icon: IconClock, tone: "info" },
};

export function StandingTag({ value }: { value: Standing }) {
  const { t } = useTranslation("retention");
  return <StatusTag {...standing[value]}>{t(`standings.${value}`)}</StatusTag>;
}

export function RunStateTag({ value }: { value: Run["state"] }) {
  const { t } = useTranslation("retention");
  return <StatusTag {...runState[value]}>{t(`states.${value}`)}</StatusTag>;
}

export function ItemStateTag({ value }: { value: Item["state"] }) {
  const { t } = useTranslation("retention");
  return <StatusTag {...itemState[value]}>{t(`itemStates.${value}`)}</StatusTag>;
}
