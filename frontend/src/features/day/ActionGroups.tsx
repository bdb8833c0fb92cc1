import { linkOptions, type LinkProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import {
  IconCalendar,
  IconFileSpreadsheet,
  IconInbox,
  IconMessages,
  IconPencil,
  IconShieldLock,
  type IconType,
} from "@/ui/icons";
import { RelativeDate } from "@/ui/RelativeDate";

import styles from "./day.module.css";
import { Line, Lines } from "./Lines";

type Action = Schema<"OpenAction">;
type Kind = Action["kind"];

/** Kinds in the order in which they press. */
const looks: Record<Kind, IconType> = {
  "draft-note": IconPencil,
  "next-contact": IconCalendar,
  "first-contact": IconMessages,
  "referral-waiting": IconInbox,
  "batch-attention": IconFileSpreadsheet,
  "adviser-without-agreement": IconShieldLock,
  "agreement-expiring": IconShieldLock,
};
const order = Object.keys(looks) as Kind[];

/** Where the line is mended; nowhere when somebody else has to. */
function target(action: Action): LinkProps | null {
  if (action.clientId) {
    return linkOptions({
      to: "/clients/$clientId/$section",
      params: { clientId: action.clientId, section: "notes" },
    });
  }
  if (action.kind === "referral-waiting") return linkOptions({ to: "/inbox" });
  if (action.kind === "batch-attention") return linkOptions({ to: "/intake" });
  if (action.kind === "adviser-without-agreement") return linkOptions({ to: "/administration" });
  return null;
}

export function ActionGroups({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation("day");
  return order.map((kind) => {
    const group = actions.filter((action) => action.kind === kind);
    if (group.length === 0) return null;
    const Icon = looks[kind];
    return (
      <div key={kind} className={styles.group}>
        <h3 className={styles.groupTitle}>
          <Icon size={16} />
          {t(`kinds.${kind}`)}
          {group.length > 1 ? <span className={styles.count}>{group.length}</span> : null}
        </h3>
        <Lines
          items={group}
          render={(action, index) => (
            <Line
              key={`${action.clientId ?? kind}-${String(index)}`}
              to={target(action)}
              prepare={
                action.clientId && action.displayName
                  ? { clientId: action.clientId, name: action.displayName }
                  : null
              }
            >
              <span className={styles.name}>{action.displayName ?? <Words action={action} />}</span>
              {action.dueOn ? (
                <span className={styles.when} data-overdue={action.overdue || undefined}>
                  <RelativeDate value={action.dueOn} />
                  {action.overdue ? ` · ${t("overdue")}` : null}
                </span>
              ) : null}
            </Line>
          )}
        />
      </div>
    );
  });
}

/** A line that stands for more than one, or for the person self. */
function Words({ action }: { action: Action }) {
  const { t } = useTranslation("day");
  const count = action.count ?? 1;
  switch (action.kind) {
    case "referral-waiting":
      return t("lines.referral-waiting", { count });
    case "batch-attention":
      return t("lines.batch-attention", { count });
    case "adviser-without-agreement":
      return t("lines.adviser-without-agreement", { count });
    case "agreement-expiring":
      return t("lines.agreement-expiring", { count });
    default:
      return t(`kinds.${action.kind}`);
  }
}
