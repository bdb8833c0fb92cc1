import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { isEnded, type Item, type Request } from "@/api/requests";
import { DueBadge } from "@/ui/cases/DueBadge";
import { RequestStateTag } from "@/ui/cases/RequestStateTag";
import { longDate } from "@/ui/dates";
import { Facts, Section } from "@/ui/Page";
import { IconBan, IconCheck } from "@/ui/icons";
import { StatusTag } from "@/ui/StatusTag";

import { EscalationTag } from "./EscalationTag";
import { Milestones } from "./Milestones";
import styles from "./requests.module.css";

interface Fact {
  label: string;
  value: ReactNode;
}

/** The facts of a request, those that are there. */
export function useFacts(request: Request): Fact[] {
  const { t } = useTranslation("requests");
  const { requester, fee, handedOver, decision } = request;
  const facts: (Fact | null)[] = [
    { label: t("type"), value: t(`types.${request.type}`) },
    {
      label: t("state"),
      value: (
        <span className={styles.tags}>
          <RequestStateTag state={request.state} />
          {isEnded(request.state) ? null : <EscalationTag escalation={request.escalation} />}
        </span>
      ),
    },
    { label: t("due"), value: <DueBadge due={request.dueOn} closed={isEnded(request.state)} /> },
    isEnded(request.state) ? null : { label: t("milestones.title"), value: <Milestones request={request} /> },
    { label: t("received"), value: `${longDate(request.receivedOn)}, ${t(`channels.${request.channel}`)}` },
    { label: t("scope"), value: request.scope ?? t("noScope") },
    requester
      ? {
          label: t("requester.title"),
          value: `${requester.name}, ${t(`mandates.${requester.mandate}`)}, ${t(requester.seen ? "requester.isSeen" : "requester.notSeen")}`,
        }
      : null,
    {
      label: t("identity"),
      value: request.identityMethod ? t(`methods.${request.identityMethod}`) : t("notYet"),
    },
    request.reopenedOn && request.reopenReason
      ? {
          label: t("reopened"),
          value: `${longDate(request.reopenedOn)}, ${t(`reopen.reasons.${request.reopenReason}`)}`,
        }
      : null,
    request.extendedOn
      ? { label: t("extended"), value: `${longDate(request.extendedOn)}: ${request.extensionReason ?? ""}` }
      : null,
    fee
      ? {
          label: t("fee.title"),
          value: (
            <>
              {t("fee.value", { euros: (fee.cents / 100).toFixed(2).replace(".", ",") })},{" "}
              {t(`grounds.${fee.ground}`)}, {t(fee.approvedBy ? "fee.agreed" : "fee.notAgreed")}
              <div className={styles.said}>{fee.reason}</div>
            </>
          ),
        }
      : null,
    decision
      ? {
          label: t("decision"),
          value: (
            <>
              {t(`outcomes.${decision.outcome ?? "granted"}`)}
              {decision.ground ? ` (${t(`grounds.${decision.ground}`)})` : null}
              {decision.wholeFile ? <div>{t("wholeFile")}</div> : null}
              <div className={styles.said}>{decision.explanation}</div>
            </>
          ),
        }
      : null,
    handedOver
      ? {
          label: t("handOver.title"),
          value: `${longDate(handedOver.on)}, ${t(`channels.${handedOver.channel}`)}`,
        }
      : null,
  ];
  return facts.filter((fact) => fact !== null);
}

/** The parts of a decision, each with its own answer. */
export function Parts({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation("requests");
  const named = items.filter((item) => item.asked);
  if (named.length === 0) return null;
  return (
    <Section title={t("items.title")}>
      <Facts
        items={named.map((item) => ({
          label: item.asked ?? "",
          value: (
            <>
              <StatusTag
                icon={item.outcome === "granted" ? IconCheck : IconBan}
                tone={item.outcome === "granted" ? "ok" : "neutral"}
              >
                {t(`outcomes.${item.outcome}`)}
                {item.ground ? `: ${t(`grounds.${item.ground}`)}` : ""}
              </StatusTag>
              {item.explanation ? <div className={styles.said}>{item.explanation}</div> : null}
              {item.keptUntil ? <div>{t("items.stays", { day: longDate(item.keptUntil) })}</div> : null}
            </>
          ),
        }))}
      />
    </Section>
  );
}
