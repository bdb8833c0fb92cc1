import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { complaintActs, complaintQuery, startMediation, type Complaint } from "@/api/cases";
import { CaseDetail } from "@/ui/cases/CaseDetail";
import { DueBadge } from "@/ui/cases/DueBadge";
import { longDate } from "@/ui/dates";
import { Page } from "@/ui/Page";

import styles from "./cases.module.css";
import { ComplaintForm, formed, type FormedAct } from "./ComplaintForm";
import { ComplaintPeople } from "./ComplaintPeople";
import { ActButton, Letters, useActivity, Waiting } from "./parts";

/** One complaint: what to do now and the facts at the left, what happened at the right. */
export function ComplaintPage() {
  const { complaintId } = useParams({ from: "/frame/complaints/$complaintId" });
  const { t } = useTranslation("cases");
  const query = useQuery(complaintQuery(complaintId));
  if (!query.data) {
    return <Waiting title={t("complaints.title")} problem={query.error} retry={() => void query.refetch()} />;
  }
  return <Detail complaint={query.data} />;
}

function Detail({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("cases");
  const activity = useActivity(complaint.events);
  const said = (text: string | null | undefined) => (text ? <div className={styles.said}>{text}</div> : null);
  const facts = [
    { label: t("complaints.text"), value: said(complaint.text) },
    { label: t("complaints.answerBy"), value: longDate(complaint.answerBy) },
    { label: t("complaints.complainant"), value: t(`complainants.${complaint.complainant}`) },
    { label: t("complaints.contact"), value: said(complaint.contact) },
    { label: t("complaints.channel"), value: t(`channels.${complaint.channel}`) },
    { label: t("complaints.receivedBy"), value: complaint.receivedByName },
    ...(complaint.hearing
      ? [
          {
            label: t("complaints.hearing"),
            value: (
              <>
                {t(`hearings.${complaint.hearing}`)}
                {said(complaint.hearingReport)}
              </>
            ),
          },
        ]
      : []),
    ...(complaint.adjournReason
      ? [{ label: t("complaints.adjourned"), value: said(complaint.adjournReason) }]
      : []),
    ...(complaint.outcome
      ? [
          {
            label: t("complaints.outcome"),
            value: (
              <>
                {t(`outcomes.${complaint.outcome}`)}
                {said(complaint.finding)}
              </>
            ),
          },
          { label: t("complaints.measures"), value: said(complaint.measures) },
        ]
      : []),
    ...(complaint.followUp ? [{ label: t("complaints.followUp"), value: said(complaint.followUp) }] : []),
  ];
  return (
    <Page
      title={`${complaint.number} · ${t(`subjects.${complaint.subject}`)}`}
      place={complaint.number}
      summary={
        <>
          {t(`states.${complaint.state}`)} <DueBadge due={complaint.dueOn} closed={complaint.closed} />
        </>
      }
    >
      <CaseDetail
        facts={facts}
        next={<NextAct key={complaint.state} complaint={complaint} />}
        activity={activity}
      >
        <ComplaintPeople complaint={complaint} />
        <Letters of="complaints" caseId={complaint.id} letters={complaint.letters} />
      </CaseDetail>
    </Page>
  );
}

function NextAct({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("cases");
  const navigate = useNavigate();
  const acts = complaintActs(complaint.id);
  const first = complaint.possibleActs[0];
  const [form, setForm] = useState<FormedAct | null>(null);
  if (form) return <ComplaintForm act={form} complaint={complaint} onDone={() => setForm(null)} />;
  const plain = {
    acknowledge: acts.acknowledge,
    answer: acts.answer,
    close: acts.close,
    withdraw: acts.withdraw,
  };
  return (
    <>
      {complaint.possibleActs.length === 0 ? <p>{t("complaints.nothing")}</p> : null}
      <div className={styles.acts}>
        {complaint.possibleActs.map((act) =>
          formed(act) ? (
            <Button key={act} variant={act === first ? "filled" : "default"} onClick={() => setForm(act)}>
              {t(`do.${act}`)}
            </Button>
          ) : (
            <ActButton key={act} act={plain[act]} quiet={act !== first}>
              {t(`do.${act}`)}
            </ActButton>
          ),
        )}
        {complaint.closed || !complaint.clientNumber ? null : (
          <ActButton
            quiet
            act={async () => {
              const made = await startMediation(complaint.id);
              await navigate({ to: "/mediations/$mediationId", params: { mediationId: made.id } });
            }}
          >
            {t("do.mediate")}
          </ActButton>
        )}
      </div>
    </>
  );
}
