import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { longDate } from "@/ui/dates";
import { IconCircleDashed } from "@/ui/icons";
import { Facts, Section } from "@/ui/Page";
import { SkeletonFacts } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";

import { TrajectStateTag } from "../words";
import { useMoney, useTerm } from "./words";
import { TrajectActs } from "./TrajectActs";
import { type Traject, trajectQuery } from "./trajectApi";
import { TrajectHistory } from "./TrajectHistory";
import styles from "./trajects.module.css";

/** The order of the commissioning party as it runs: agreements, phase, acts, history. */
export function TrajectSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const running = client.trajects.find((one) => one.state !== "closed") ?? client.trajects[0];
  const id = chosen ?? running?.id;
  if (!id) {
    return (
      <Section title={t("sections.traject")}>
        <EmptyState icon={IconCircleDashed} title={t("traject.none")}>
          {t("traject.noneText")}
        </EmptyState>
      </Section>
    );
  }
  return (
    <>
      {client.trajects.length > 1 ? (
        <NativeSelect
          label={t("traject.choose")}
          maw={400}
          value={id}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={client.trajects.map((one) => ({
            value: one.id,
            label: `${common(`service.${one.service}`)}, ${one.orderReference} (${common(`trajectState.${one.state}`)})`,
          }))}
        />
      ) : null}
      <OneTraject key={id} trajectId={id} />
    </>
  );
}

function OneTraject({ trajectId }: { trajectId: string }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(trajectQuery(client.id, trajectId));
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonFacts />;
  const traject = query.data;
  return (
    <>
      <Section title={t("sections.traject")} summary={<TrajectStateTag state={traject.state} />}>
        <Phases traject={traject} />
        <TrajectActs traject={traject} />
        <Agreements traject={traject} />
      </Section>
      <DueDocuments traject={traject} />
      <Suspensions traject={traject} />
      <TrajectHistory traject={traject} />
    </>
  );
}

/** Where in the service the traject is; the phase now is said in words as well as shown. */
function Phases({ traject }: { traject: Traject }) {
  const { t } = useTranslation("clients");
  const at = traject.phases.findIndex((phase) => phase.code === traject.phase);
  if (at < 0) return null;
  return (
    <ol className={styles.phases} aria-label={t("traject.phases")}>
      {traject.phases.map((phase, index) => (
        <li
          key={phase.code}
          data-past={index < at || undefined}
          aria-current={index === at ? "step" : undefined}
        >
          {phase.name}
        </li>
      ))}
    </ol>
  );
}

function Agreements({ traject }: { traject: Traject }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const money = useMoney();
  const day = (value: string | null | undefined): string | null => (value ? longDate(value) : null);
  const clause = common(`goalClause.${traject.goal}`);
  return (
    <Facts
      items={[
        {
          label: t("panel.goal"),
          value: `${common(`goal.${traject.goal}`)} (${common("problem.basedOn", { clause })})`,
        },
        { label: t("panel.service"), value: common(`service.${traject.service}`) },
        {
          label: t("panel.party"),
          value: `${traject.partyName} (${common(`partyKind.${traject.partyKind}`)})`,
        },
        { label: t("panel.contact"), value: traject.contactName },
        { label: t("panel.order"), value: traject.orderReference },
        {
          label: t("panel.hours"),
          value: traject.grantedHours == null ? null : t("panel.hoursValue", { count: traject.grantedHours }),
        },
        { label: t("traject.budget"), value: traject.budget == null ? null : money(traject.budget) },
        { label: t("panel.started"), value: day(traject.startedOn) },
        { label: t("traject.expectedEnd"), value: day(traject.expectedEndOn) },
        ...(traject.state === "closed"
          ? [
              { label: t("panel.ended"), value: day(traject.endedOn) },
              {
                label: t("traject.result"),
                value: traject.resultCode ? t(`traject.results.${traject.resultCode}`) : null,
              },
            ]
          : []),
        {
          label: t("traject.health"),
          value: t(traject.healthGround ? healthWords[traject.partyKind] : "traject.healthNone"),
        },
      ]}
    />
  );
}

/** R29: what of health may be written under this order. */
const healthWords = {
  uwv: "traject.healthGround",
  municipality: "traject.healthGround",
  employer: "traject.healthEmployer",
} as const;

function DueDocuments({ traject }: { traject: Traject }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const term = useTerm();
  if (traject.documents.length === 0 || traject.state === "closed") return null;
  return (
    <Section
      title={t("traject.expected")}
      summary={traject.templateVersion ? t("traject.version", { version: traject.templateVersion }) : null}
    >
      <ul className={styles.plain}>
        {traject.documents.map((document) => (
          <li key={document.kind}>
            <strong>{common(`taskKind.${document.kind}`)}</strong>
            <span>
              {t(`traject.anchors.${document.anchor}`, { term: term(document.term) })}
              {document.repeat ? t("traject.repeats", { term: term(document.repeat) }) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Suspensions({ traject }: { traject: Traject }) {
  const { t } = useTranslation("clients");
  if (traject.suspensions.length === 0) return null;
  return (
    <Section title={t("traject.suspensions")}>
      <ul className={styles.plain}>
        {traject.suspensions.map((one) => (
          <li key={one.id}>
            <strong>
              {one.endsOn
                ? t("traject.fromUntil", { from: longDate(one.beginsOn), until: longDate(one.endsOn) })
                : t("traject.since", { from: longDate(one.beginsOn) })}
            </strong>
            {one.reason ? <span className={styles.reason}>{one.reason}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
