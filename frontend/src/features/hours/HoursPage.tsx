import { ActionIcon, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { Banner } from "@/ui/Banner";
import { addDays, shortDate, today } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { useHotkey } from "@/ui/hotkeys";
import { IconChevronLeft, IconChevronRight, IconClock } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { duration, isoWeek, mondayOf } from "@/ui/moments";
import { Page } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";

import styles from "./hours.module.css";
import { OrderHours } from "./OrderHours";

type Week = Schema<"HoursWeekPage">;

function minutesOf(week: Week, waiting: boolean): number {
  return week.orders
    .flatMap((order) => order.entries)
    .filter((entry) => !waiting || !entry.approvedAt)
    .reduce((sum, entry) => sum + entry.minutes, 0);
}

/** The Friday view: a week of hours per order, what is missing, and a yes by key. */
export function HoursPage() {
  const { t } = useTranslation("hours");
  const cache = useQueryClient();
  const [monday, setMonday] = useState(() => mondayOf(today()));
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const isoWeekName = isoWeek(monday);
  const queryKey = ["hours", "week", isoWeekName];
  const query = useQuery({
    queryKey,
    queryFn: () =>
      send<Week>(api.GET("/hours/weeks/{isoWeek}", { params: { path: { isoWeek: isoWeekName } } })),
  });
  const week = query.data;
  const open = week?.orders.flatMap((order) => order.entries).filter((entry) => !entry.approvedAt) ?? [];

  const focus = (step: number): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
  };
  const approve = async (body: Schema<"HoursApproval">): Promise<void> => {
    setProblem(null);
    try {
      const done = await send<Schema<"HoursApproved">>(api.POST("/hours/approvals", { body }));
      showToast(t("approvedToast", { time: duration(done.minutes) }));
      focus(1);
      await cache.invalidateQueries({ queryKey: ["hours"] });
      void cache.invalidateQueries({ queryKey: ["day"] });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  const approveAll = (): void => void approve({ week: isoWeekName });
  useHotkey("j", () => focus(1));
  useHotkey("k", () => focus(-1));
  useHotkey("shift+enter", open.length > 0 ? approveAll : undefined);

  const move = (days: number) => (): void => setMonday((was) => addDays(was, days));
  return (
    <Page
      title={t("title")}
      summary={t("summary", {
        number: Number(isoWeekName.slice(6)),
        from: shortDate(monday),
        until: shortDate(addDays(monday, 6)),
      })}
      actions={
        <>
          <ActionIcon aria-label={t("previous")} onClick={move(-7)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Button variant="default" onClick={() => setMonday(mondayOf(today()))}>
            {t("now")}
          </Button>
          <ActionIcon aria-label={t("next")} onClick={move(7)}>
            <IconChevronRight size={18} />
          </ActionIcon>
          {open.length > 0 ? (
            <Button onClick={approveAll} rightSection={<Kbd>Shift ↵</Kbd>}>
              {t("approveAll", { count: open.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={8} /> : null}
      {week ? (
        <>
          {week.gaps.length > 0 ? (
            <Banner
              tone="warn"
              title={t("gaps", { count: week.gaps.length, days: week.gaps.map(shortDate).join(", ") })}
            >
              {t("gapsText")}
            </Banner>
          ) : null}
          {week.orders.length === 0 ? (
            <EmptyState icon={IconClock} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          ) : (
            <>
              <p className={styles.totals}>
                <strong>{t("total", { time: duration(minutesOf(week, false)) })}</strong>
                <span>
                  {open.length > 0 ? t("waiting", { time: duration(minutesOf(week, true)) }) : t("allDone")}
                </span>
                <span className={styles.keys}>{t("keys")}</span>
              </p>
              <div ref={list}>
                {week.orders.map((order) => (
                  <OrderHours
                    key={order.trajectId}
                    order={order}
                    approve={(id) => void approve({ entryIds: [id] })}
                  />
                ))}
              </div>
            </>
          )}
        </>
      ) : null}
    </Page>
  );
}
