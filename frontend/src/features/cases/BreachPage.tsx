import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { breachActs, breachQuery, type Breach } from "@/api/cases";
import { CaseDetail } from "@/ui/cases/CaseDetail";
import { DueBadge } from "@/ui/cases/DueBadge";
import { clock, longDate } from "@/ui/dates";
import { Page } from "@/ui/Page";

import { AssessForm, DecideForm, NotifyForm, TellForm } from "./BreachForms";
import styles from "./cases.module.css";
import { ActButton, Letters, useActivity, Waiting } from "./parts";

/** One breach with its clock: judge, decide, tell, close. */
export function BreachPage() {
  const { dataBreachId } = useParams({ from: "/frame/data-breaches/$dataBreachId" });
  const { t } = useTranslation("cases");
  const query = useQuery(breachQuery(dataBreachId));
  if (!query.data) {
    return <Waiting title={t("breaches.title")} problem={query.error} retry={() => void query.refetch()} />;
  }
  return <Detail breach={query.data} />;
}

function Detail({ breach }: { breach: Breach }) {
  const { t } = useTranslation("cases");
  const { t: common } = useTranslation();
  const activity = useActivity(breach.events);
  const said = (text: string | null | undefined) => (text ? <div className={styles.said}>{text}</div> : null);
  const answer = (value: boolean | null | undefined) =>
    value == null ? null : common(value ? "state.yes" : "state.no");
  const facts = [
    { label: t("breaches.known"), value: `${longDate(breach.knownAt)} ${clock(breach.knownAt)}` },
    { label: t("breaches.by"), value: breach.reportedByName },
    { label: t("breaches.facts"), value: said(breach.text) },
    ...(breach.risk
      ? [
          { label: t("breaches.risk"), value: t(`breaches.risks.${breach.risk}`) },
          {
            label: t("breaches.categories"),
            value: breach.categories.map((one) => t(`breaches.category.${one as "name"}`)).join(", "),
          },
          { label: t("breaches.people"), value: breach.people },
          { label: t("breaches.consequences"), value: said(breach.consequences) },
          { label: t("breaches.measures"), value: said(breach.measures) },
          { label: t("breaches.keys"), value: answer(breach.keysExposed) },
        ]
      : []),
    ...(breach.decidedAt
      ? [
          { label: t("breaches.notifyAuthority"), value: answer(breach.notifyAuthority) },
          { label: t("breaches.notifyClients"), value: answer(breach.notifyClients) },
          { label: t("breaches.reason"), value: said(breach.decisionReason ?? breach.clientsReason) },
          { label: t("breaches.reference"), value: breach.authorityReference },
        ]
      : []),
  ];
  return (
    <Page
      title={`${breach.number} · ${t(`breaches.natures.${breach.nature}`)}`}
      place={breach.number}
      summary={
        <>
          {t(`breaches.states.${breach.state}`)}{" "}
          <DueBadge due={breach.clockRuns ? breach.deadlineAt : null} closed={breach.closed} />
        </>
      }
    >
      <CaseDetail facts={facts} next={<NextAct key={breach.state} breach={breach} />} activity={activity}>
        <Letters of="data-breaches" caseId={breach.id} letters={breach.letters} />
      </CaseDetail>
    </Page>
  );
}

function NextAct({ breach }: { breach: Breach }) {
  const { t } = useTranslation("cases");
  switch (breach.state) {
    case "reported":
      return <AssessForm breach={breach} />;
    case "assessed":
      return <DecideForm breach={breach} />;
    case "to-notify":
      return <NotifyForm breach={breach} />;
    case "decided":
      return (
        <>
          {breach.notifyClients ? <TellForm key={breach.letters.length} breach={breach} /> : null}
          <ActButton act={breachActs(breach.id).close} quiet={breach.notifyClients ?? false}>
            {t("breaches.close")}
          </ActButton>
        </>
      );
    case "closed":
      return <p>{t("breaches.nothing")}</p>;
  }
}
