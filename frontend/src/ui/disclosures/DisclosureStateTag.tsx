import type { ReactNode } from "react";

import type { Schema } from "@/api/types";

import { IconBan, IconCheck, IconHourglass, IconLink, type IconType } from "../icons";
import { StatusTag, type Tone } from "../StatusTag";

type State = Schema<"DisclosureView">["state"];

const looks: Record<State, { icon: IconType; tone: Tone }> = {
  planned: { icon: IconHourglass, tone: "info" },
  open: { icon: IconLink, tone: "info" },
  delivered: { icon: IconCheck, tone: "ok" },
  ended: { icon: IconBan, tone: "neutral" },
  expired: { icon: IconHourglass, tone: "neutral" },
};

/** Where something that leaves stands, in the words of the screen that shows it. */
export function DisclosureStateTag({ state, children }: { state: State; children: ReactNode }) {
  return (
    <StatusTag icon={looks[state].icon} tone={looks[state].tone}>
      {children}
    </StatusTag>
  );
}
