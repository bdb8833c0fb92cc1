import { linkOptions, type LinkProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBriefcase,
  IconCalendar,
  IconCircleCheck,
  IconFileSpreadsheet,
  IconFileText,
  IconHourglass,
  IconInbox,
  IconListCheck,
  IconMail,
  IconMessages,
  IconPencil,
  IconShieldLock,
  IconUrgent,
  IconUserCheck,
  type IconType,
} from "@/ui/icons";
import { shortDate } from "@/ui/dates";
import { RelativeDate } from "@/ui/RelativeDate";

import styles from "./day.module.css";
import { Line, Lines } from "./Lines";

type Action = Schema<"OpenAction">;
type Kind = Action["kind"];

/** Kinds in the order in which they press. */
const looks: Record<Kind, IconType> = {
  "breach-clock": IconUrgent,
  "request-waiting": IconMail,
  "complaint-waiting": IconMessages,
  "mediation-open": IconMessages,
  "answer-question": IconMessages,
  "emergency-review": IconUrgent,
  "emergency-taken": IconUrgent,
  "stand-in-running": IconArrowsExchange,
  "access-review-late": IconUrgent,
  "access-question": IconMessages,
  "access-review-open": IconUserCheck,
  "access-review-measure": IconListCheck,
  "transfer-received": IconArrowsExchange,
  "transfer-planned": IconArrowsExchange,
  "task-escalated": IconAlertTriangle,
  "plan-due": IconListCheck,
  "report-due": IconFileText,
  "evaluation-due": IconMessages,
  "intake-report-due": IconFileText,
  "final-report-due": IconFileText,
  "durability-check": IconBriefcase,
  "review-decided": IconCircleCheck,
  "inform-client": IconShieldLock,
  "confirm-withdrawal": IconShieldLock,
  "tell-recipients": IconShieldLock,
  "by-hand": IconListCheck,
  "draft-note": IconPencil,
  "next-contact": IconCalendar,
  "first-contact": IconMessages,
  "hours-unapproved": IconHourglass,
  "referral-waiting": IconInbox,
  "batch-attention": IconFileSpreadsheet,
  "adviser-without-agreement": IconShieldLock,
  "agreement-expiring": IconShieldLock,
};
const order = Object.keys(looks) as Kind[];
/** Nobody speaks with the client about these. */
const withoutTalk: readonly Kind[] = ["task-escalated", "emergency-taken"];

/** Where the line is mended; nowhere when somebody else has to. */
function target(action: Action): LinkProps | null {
  if (action.kind === "breach-clock") return linkOptions({ to: "/data-breaches" });
  if (action.kind === "request-waiting") return linkOptions({ to: "/requests" });
  if (action.kind === "complaint-waiting") return linkOptions({ to: "/complaints" });
  if (action.kind === "mediation-open") return linkOptions({ to: "/mediations" });
  if (action.kind === "answer-question" && action.clientId) {
    return linkOptions({
      to: "/clients/$clientId/$section",
      params: { clientId: action.clientId, section: "questions" },
    });
  }
  if (action.reviewId) {
    return linkOptions({ to: "/access-reviews/$reviewId", params: { reviewId: action.reviewId } });
  }
  if (action.kind === "access-question") return linkOptions({ to: "/access-questions" });
  if (action.kind === "access-review-measure") return linkOptions({ to: "/access-review-measures" });
  if (action.kind === "transfer-received" && action.transferId) {
    return linkOptions({ to: "/caseload-transfers/$transferId", params: { transferId: action.transferId } });
  }
  if (action.kind === "transfer-planned") return linkOptions({ to: "/stand-ins" });
  if (action.kind === "tell-recipients" && action.clientId) {
    return linkOptions({
      to: "/clients/$clientId/$section",
      params: { clientId: action.clientId, section: "requests" },
    });
  }
  if (action.kind === "emergency-review") return linkOptions({ to: "/emergency-reviews" });
  if (action.kind === "emergency-taken" && action.clientId) {
    return linkOptions({
      to: "/clients/$clientId/$section",
      params: { clientId: action.clientId, section: "access-log" },
    });
  }
  if (action.standInId) {
    return linkOptions({ to: "/stand-ins/$standInId", params: { standInId: action.standInId } });
  }
  if (action.kind === "inform-client" && action.clientId) {
    return linkOptions({
      to: "/clients/$clientId/$section",
      params: { clientId: action.clientId, section: "statement" },
    });
  }
  if (action.clientId && action.taskId) {
    // The coordinator has the header of the file, not the task in it.
    return action.kind === "task-escalated"
      ? linkOptions({
          to: "/clients/$clientId/$section",
          params: { clientId: action.clientId, section: "traject" },
        })
      : linkOptions({
          to: "/clients/$clientId/$section",
          params: { clientId: action.clientId, section: "tasks" },
          hash: action.taskId,
        });
  }
  if (action.clientId) {
    return linkOptions({
      to: "/clients/$clientId/$section",
      params: { clientId: action.clientId, section: "notes" },
    });
  }
  if (action.kind === "hours-unapproved") return linkOptions({ to: "/hours" });
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
              key={action.taskId ?? `${action.clientId ?? kind}-${String(index)}`}
              to={target(action)}
              prepare={
                action.clientId && action.displayName && !withoutTalk.includes(action.kind)
                  ? { clientId: action.clientId, name: action.displayName }
                  : null
              }
            >
              <span className={styles.name}>
                {action.displayName ?? <Words action={action} />}
                <More action={action} />
              </span>
              {action.kind === "stand-in-running" && action.dueOn ? (
                <span className={styles.when}>{t("until", { date: shortDate(action.dueOn) })}</span>
              ) : action.kind === "emergency-taken" && action.happenedOn ? (
                <span className={styles.when}>
                  <RelativeDate value={action.happenedOn} />
                </span>
              ) : action.dueOn ? (
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

/** Which task it is: the own words of it, or for the coordinator its kind and whose it is. */
function More({ action }: { action: Action }) {
  const { t: common } = useTranslation();
  const kind = action.kind === "task-escalated" && action.taskKind ? action.taskKind : null;
  const words = [action.title, kind ? common(`taskKind.${kind}`) : null, action.adviserName].filter(Boolean);
  return words.length > 0 ? <span className={styles.meta}>{words.join(" · ")}</span> : null;
}

/** A line that stands for more than one, or for the person self. */
function Words({ action }: { action: Action }) {
  const { t } = useTranslation("day");
  const count = action.count ?? 1;
  switch (action.kind) {
    case "hours-unapproved":
      return t("lines.hours-unapproved", { count });
    case "referral-waiting":
      return t("lines.referral-waiting", { count });
    case "batch-attention":
      return t("lines.batch-attention", { count });
    case "adviser-without-agreement":
      return t("lines.adviser-without-agreement", { count });
    case "agreement-expiring":
      return t("lines.agreement-expiring", { count });
    case "stand-in-running":
      return t("lines.stand-in-running", { count: action.count ?? 0 });
    case "emergency-review":
      return t("lines.emergency-review", { count });
    case "access-review-open":
    case "access-review-late":
      return t("lines.review-rows", { count: action.count ?? 0 });
    case "access-review-measure":
      return t("lines.review-measure", { count });
    case "transfer-planned":
    case "transfer-received":
      return t("lines.transfer", { count });
    case "access-question":
    case "request-waiting":
    case "complaint-waiting":
    case "mediation-open":
    case "breach-clock":
      return t("lines.cases", { count });
    default:
      return t(`kinds.${action.kind}`);
  }
}
