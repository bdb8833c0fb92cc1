import { useTranslation } from "react-i18next";

import { numericDate } from "@/ui/dates";
import {
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleMinus,
  IconHistory,
  IconHourglass,
  IconPencil,
  type IconType,
} from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";

import type { ActivityStatus, Plan, PlanVersion } from "./planApi";

const planLooks: Record<Plan["state"], { icon: IconType; tone: Tone }> = {
  draft: { icon: IconPencil, tone: "info" },
  "approved-by-client": { icon: IconHourglass, tone: "warn" },
  approved: { icon: IconCircleCheck, tone: "ok" },
  superseded: { icon: IconHistory, tone: "neutral" },
};

export function PlanStateTag({ state }: { state: Plan["state"] }) {
  const { t } = useTranslation("clients");
  return (
    <StatusTag icon={planLooks[state].icon} tone={planLooks[state].tone}>
      {t(`plan.states.${state}`)}
    </StatusTag>
  );
}

/** In the order of the keys 1 to 4. */
export const statuses = [
  "planned",
  "running",
  "done",
  "not-done",
] as const satisfies readonly ActivityStatus[];

export const statusLooks: Record<ActivityStatus, { icon: IconType; tone: Tone }> = {
  planned: { icon: IconCircleDashed, tone: "neutral" },
  running: { icon: IconCircleDot, tone: "accent" },
  done: { icon: IconCircleCheck, tone: "ok" },
  "not-done": { icon: IconCircleMinus, tone: "warn" },
};

/** Added, removed, changed, same: always with its word. */
export const changeLooks: Record<"same" | "added" | "removed" | "changed", { icon: IconType; tone: Tone }> = {
  same: { icon: IconCircleDashed, tone: "neutral" },
  added: { icon: IconCircleCheck, tone: "ok" },
  removed: { icon: IconBan, tone: "danger" },
  changed: { icon: IconPencil, tone: "warn" },
};

/** Who agreed, when and how; one sentence each. */
export function useApprovals(): (plan: Plan | PlanVersion) => string[] {
  const { t } = useTranslation("clients");
  return ({ clientApproval, partyApproval }) => {
    const said: string[] = [];
    if (clientApproval) {
      said.push(
        t("plan.clientAgreed", {
          date: numericDate(clientApproval.on),
          method: t(`plan.methods.${clientApproval.method}`),
        }),
      );
    }
    if (partyApproval) {
      const date = numericDate(partyApproval.on);
      said.push(
        partyApproval.name
          ? t("plan.partyAgreed", { date, name: partyApproval.name })
          : t("plan.partyAgreedByMachine", { date }),
      );
    }
    return said;
  };
}
