import { Button } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { clock } from "@/ui/dates";
import { IconLock, IconLockOpen } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { RelativeDate } from "@/ui/RelativeDate";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { HealthSection } from "../health/HealthSection";
import { may } from "../sections";
import { TrajectStateTag } from "../words";
import { LastNote } from "./LastNote";
import styles from "./preparation.module.css";

type Preparation = Schema<"Preparation">;
type Task = Schema<"PreparationTask">;

function preparationQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "preparation"],
    queryFn: () =>
      send<Preparation>(api.GET("/clients/{clientId}/preparation", { params: { path: { clientId } } })),
    staleTime: 0,
  });
}

/** Everything for the meeting on one screen; what the client can carry stays in a closed drawer (R7). */
export function PreparationSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(preparationQuery(client.id));
  const found = query.data;
  return (
    <Section title={t("sections.preparation")} summary={t("preparation.summary")}>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={9} /> : null}
      {found ? (
        <div className={styles.columns}>
          <div>
            <Block title={t("preparation.notes")}>
              {found.lastNotes.length === 0 ? <Nothing>{t("preparation.noNotes")}</Nothing> : null}
              <ol className={styles.notes}>
                {found.lastNotes.map((note) => (
                  <LastNote key={note.id} note={note} />
                ))}
              </ol>
            </Block>
          </div>
          <div>
            <Goal traject={found.traject ?? null} />
            <Block title={t("preparation.next")}>
              {found.nextAppointment ? <Meeting next={found.nextAppointment} /> : null}
              {found.nextAppointment ? null : found.nextContactOn ? (
                <p className={styles.strong}>
                  <RelativeDate value={found.nextContactOn} />
                </p>
              ) : (
                <Nothing>{t("preparation.noNext")}</Nothing>
              )}
            </Block>
            {found.plan ? <PlanBlock plan={found.plan} /> : null}
            <Tasks
              title={t("preparation.promises")}
              none={t("preparation.noPromises")}
              tasks={found.promises}
            />
            <Tasks
              title={t("preparation.deadlines")}
              none={t("preparation.noDeadlines")}
              tasks={found.deadlines}
            />
            {may(client, "health.read") ? <HealthDrawer /> : null}
          </div>
        </div>
      ) : null}
    </Section>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.block} aria-label={title}>
      <h3 className={styles.blockTitle}>{title}</h3>
      {children}
    </section>
  );
}

function Nothing({ children }: { children: string }) {
  return <p className={styles.quiet}>{children}</p>;
}

function Goal({ traject }: { traject: Preparation["traject"] | null }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  return (
    <Block title={t("preparation.goal")}>
      {traject ? (
        <>
          <p className={styles.goal}>{common(`goal.${traject.goal}`)}</p>
          <p className={styles.quiet}>
            {common(`service.${traject.service}`)} <TrajectStateTag state={traject.state} />
          </p>
          <p className={styles.quiet}>
            {t("preparation.order", { party: traject.partyName, reference: traject.orderReference })}
          </p>
        </>
      ) : (
        <Nothing>{t("preparation.noTraject")}</Nothing>
      )}
    </Block>
  );
}

function Meeting({ next }: { next: NonNullable<Preparation["nextAppointment"]> }) {
  const { t } = useTranslation("clients");
  return (
    <p className={styles.strong}>
      <RelativeDate value={next.startsAt} /> {clock(next.startsAt)} ·{" "}
      {t(`timeline.appointmentKinds.${next.kind}`)}
      {next.place ? `, ${next.place}` : null}
    </p>
  );
}

/** How the plan stands, and what was agreed in it by both sides. */
function PlanBlock({ plan }: { plan: NonNullable<Preparation["plan"]> }) {
  const { t } = useTranslation("clients");
  return (
    <Block title={t("preparation.plan")}>
      <p className={styles.quiet}>
        <span>{t(`preparation.planStates.${plan.state}`, { number: plan.number })}</span>
        {plan.clientApprovedOn ? <RelativeDate value={plan.clientApprovedOn} /> : null}
      </p>
      {plan.agreements ? <p className={styles.agreements}>{plan.agreements}</p> : null}
    </Block>
  );
}

function Tasks({ title, none, tasks }: { title: string; none: string; tasks: Task[] }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  return (
    <Block title={title}>
      {tasks.length === 0 ? <Nothing>{none}</Nothing> : null}
      <ul className={styles.tasks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <span>{task.title ?? common(`taskKind.${task.kind}`)}</span>
            <span className={styles.due} data-overdue={task.overdue || undefined}>
              <RelativeDate value={task.dueOn} />
              {task.overdue ? ` · ${t("preparation.overdue")}` : null}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Closed until it is asked for, and then behind the same door as the section: a purpose, and a record of it. */
function HealthDrawer() {
  const { t } = useTranslation("clients");
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.drawer} aria-label={t("preparation.health")}>
      <Button
        variant="default"
        leftSection={open ? <IconLockOpen /> : <IconLock />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? "preparation.healthHide" : "preparation.healthShow")}
      </Button>
      {open ? <HealthSection /> : null}
    </section>
  );
}
