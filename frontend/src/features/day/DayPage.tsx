import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { useMe } from "@/api/queries";
import type { Schema } from "@/api/types";
import { longDate, today } from "@/ui/dates";
import { useHotkey } from "@/ui/hotkeys";
import { IconCircleCheck, IconUserPlus } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";

import { ActionGroups } from "./ActionGroups";
import styles from "./day.module.css";
import { NewAssignments } from "./NewAssignments";
import { TodayAppointments } from "./TodayAppointments";

/** Where the day starts: what waits, by reason, and who is new. Nothing else. */
export function DayPage() {
  const { t } = useTranslation("day");
  const me = useMe();
  const query = useQuery({
    queryKey: ["day"],
    queryFn: () => send<Schema<"DayPage">>(api.GET("/day")),
    staleTime: 15_000,
  });
  const lines = useRef<HTMLDivElement>(null);
  const move = (step: number): void => {
    const all = [...(lines.current?.querySelectorAll<HTMLElement>("a[data-line]") ?? [])];
    const at = all.findIndex((line) => line === document.activeElement);
    all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
  };
  useHotkey("j", () => move(1));
  useHotkey("k", () => move(-1));
  useHotkey("v", () =>
    document.activeElement?.closest("li")?.querySelector<HTMLElement>("[data-prepare]")?.click(),
  );
  const day = query.data;
  const hasCaseload = me.roles.includes("adviser");
  return (
    <Page title={t("title")} summary={longDate(day?.date ?? today())}>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={8} /> : null}
      {day ? (
        <div ref={lines}>
          {hasCaseload ? <TodayAppointments appointments={day.appointments} /> : null}
          <div className={styles.columns} data-single={!hasCaseload || undefined}>
            <Section
              title={t("actions")}
              summary={
                day.openActions.length > 0 ? t("actionsCount", { count: day.openActions.length }) : null
              }
              actions={
                hasCaseload || me.roles.includes("coordinator") ? (
                  <Link to="/tasks" className={styles.allTasks}>
                    {t(hasCaseload ? "allTasks" : "allEscalated")}
                  </Link>
                ) : null
              }
            >
              {day.openActions.length > 0 ? (
                <ActionGroups actions={day.openActions} />
              ) : (
                <EmptyState icon={IconCircleCheck} title={t("done")}>
                  {t("doneText")}
                </EmptyState>
              )}
            </Section>
            {hasCaseload ? (
              <Section
                title={t("new")}
                summary={
                  day.newAssignments.length > 0 ? t("newCount", { count: day.newAssignments.length }) : null
                }
              >
                {day.newAssignments.length > 0 ? (
                  <NewAssignments assignments={day.newAssignments} />
                ) : (
                  <EmptyState icon={IconUserPlus} title={t("newEmpty")}>
                    {t("newEmptyText")}
                  </EmptyState>
                )}
              </Section>
            ) : null}
          </div>
        </div>
      ) : null}
    </Page>
  );
}
