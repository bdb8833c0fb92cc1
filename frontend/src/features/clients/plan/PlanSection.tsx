import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Banner } from "@/ui/Banner";
import { useClientScope } from "@/ui/ClientScope";
import { IconHistory, IconLock, IconUserCheck } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";

import { may } from "../sections";
import { Activities } from "./Activities";
import { ApproveForm } from "./ApproveForm";
import styles from "./plan.module.css";
import { planQuery, type Plan, type PlanOf } from "./planApi";
import { PlanTexts } from "./PlanTexts";
import { PlanVersions } from "./PlanVersions";
import { PlanStateTag, useApprovals } from "./words";

/** The plan van aanpak of a traject: what was agreed, what is deployed, what came of it (R8, R9). */
export function PlanSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const [chosen, setChosen] = useState<string | null>(null);
  const traject = client.trajects.find((one) => one.id === chosen) ?? client.trajects[0];
  if (!traject) return <EmptyState icon={IconUserCheck} title={t("plan.texts.empty")} />;
  const picker =
    client.trajects.length > 1 ? (
      <NativeSelect
        aria-label={t("plan.traject")}
        value={traject.id}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={client.trajects.map((one) => ({ value: one.id, label: one.orderReference }))}
      />
    ) : null;
  return <PlanOfTraject key={traject.id} traject={traject} picker={picker} />;
}

type Traject = ReturnType<typeof useClientScope>["trajects"][number];

function PlanOfTraject({ traject, picker }: { traject: Traject; picker: ReactNode }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const of: PlanOf = { clientId: client.id, trajectId: traject.id };
  const query = useQuery(planQuery(of));
  const [view, setView] = useState<"plan" | "approve" | "versions">("plan");
  const plan = query.data;
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (!plan) return <SkeletonLines lines={8} />;
  const closed = traject.state === "closed";
  if (view === "versions") return <PlanVersions of={of} current={plan} onBack={() => setView("plan")} />;
  const activities = (
    <Activities
      of={of}
      plan={plan}
      grantedHours={traject.grantedHours ?? null}
      mayWrite={may(client, "activity.write") && !closed}
    />
  );
  const texts = <PlanTexts of={of} plan={plan} mayWrite={may(client, "plan.write") && !closed} />;
  const begun = plan.version > 0;
  return (
    <>
      <Section
        title={t("plan.title")}
        summary={<PlanSummary plan={plan} />}
        actions={
          <>
            {picker}
            {begun ? (
              <Button variant="default" leftSection={<IconHistory />} onClick={() => setView("versions")}>
                {t("plan.versions.open")}
              </Button>
            ) : null}
          </>
        }
      >
        <div className={styles.standing}>
          {closed ? <Banner icon={IconLock}>{t("plan.closed")}</Banner> : <Agreed plan={plan} />}
          {view === "plan" && mayApprove(plan) && may(client, "plan.approve") && !closed ? (
            <Button variant="light" leftSection={<IconUserCheck />} onClick={() => setView("approve")}>
              {t(plan.state === "draft" ? "plan.approve.client" : "plan.approve.party")}
            </Button>
          ) : null}
        </div>
        {view === "approve" ? <ApproveForm of={of} plan={plan} onDone={() => setView("plan")} /> : null}
      </Section>
      {/* A plan begins with what is worked towards; once it is there, the daily work comes first. */}
      {begun ? activities : texts}
      {begun ? texts : activities}
    </>
  );
}

/** A draft can be agreed to once it has goals and activities; after the client, the party where the contract asks it. */
function mayApprove(plan: Plan): boolean {
  const complete = plan.version > 0 && plan.goals.trim() !== "" && plan.activities.length > 0;
  return plan.state === "approved-by-client" || (plan.state === "draft" && complete);
}

function PlanSummary({ plan }: { plan: Plan }) {
  const { t } = useTranslation("clients");
  if (plan.version === 0) return null;
  return (
    <span className={styles.summary}>
      <span>{t("plan.version", { number: plan.number })}</span>
      <PlanStateTag state={plan.state} />
    </span>
  );
}

function Agreed({ plan }: { plan: Plan }) {
  const { t } = useTranslation("clients");
  const approvals = useApprovals()(plan);
  const lines = approvals.length > 0 ? approvals : [t("plan.notAgreed")];
  if (plan.partyApprovalRequired && !plan.partyApproval) lines.push(t("plan.partyAsked"));
  return (
    <ul className={styles.agreed}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
