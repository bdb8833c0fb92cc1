import { ActionIcon, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { addDays, clock, dateOf, shortDate, today } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { useHotkey } from "@/ui/hotkeys";
import { IconCalendarPlus, IconChevronLeft, IconChevronRight, IconLink } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { isoWeek, mondayOf } from "@/ui/moments";
import { Page } from "@/ui/Page";
import { useNewAct } from "@/ui/place";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";

import styles from "./agenda.module.css";
import { agendaQuery, changeAppointment, refreshAgenda, type AgendaItem } from "./appointments";
import { CalendarFeed } from "./CalendarFeed";
import { ChangeAppointment } from "./ChangeAppointment";
import { DayList } from "./DayList";
import { NewAppointment } from "./NewAppointment";
import { WeekGrid } from "./WeekGrid";

/** The own week: make an appointment by typing, move it by hand or by key. */
export function AgendaPage() {
  const { t } = useTranslation("agenda");
  const [monday, setMonday] = useState(() => mondayOf(today()));
  const [making, setMaking] = useState<string | null>(null);
  const [opened, setOpened] = useState<AgendaItem | null>(null);
  const [feed, setFeed] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const week = useRef<HTMLDivElement>(null);
  const query = useQuery(agendaQuery(monday));
  const items = query.data?.items ?? [];
  useNewAct(t("new"), () => setMaking(""));
  const focus = (step: number): void => {
    const all = [...(week.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])].filter(
      (one) => one.offsetParent !== null,
    );
    const at = all.findIndex((one) => one === document.activeElement);
    all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
  };
  useHotkey("j", () => focus(1));
  useHotkey("k", () => focus(-1));

  const move = async (item: AgendaItem, startsAt: string, undo = true): Promise<void> => {
    setProblem(null);
    try {
      const moved = await changeAppointment(item, { startsAt });
      const back = { ...item, version: moved.version };
      showToast(
        t("moved", { day: shortDate(startsAt), time: clock(startsAt) }),
        undo ? () => void move(back, item.startsAt, false) : undefined,
      );
      const other = moved.overlaps[0];
      if (other) showToast(t("overlaps", { time: clock(other.startsAt) }));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
    await refreshAgenda();
  };
  const show = (moment: string): void => setMonday(mondayOf(dateOf(moment)));
  const step = (days: number) => (): void => setMonday((was) => addDays(was, days));
  return (
    <Page
      title={t("title")}
      summary={t("summary", {
        number: Number(isoWeek(monday).slice(6)),
        from: shortDate(monday),
        until: shortDate(addDays(monday, 6)),
      })}
      actions={
        <>
          <ActionIcon aria-label={t("previous")} onClick={step(-7)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Button variant="default" onClick={() => setMonday(mondayOf(today()))}>
            {t("now")}
          </Button>
          <ActionIcon aria-label={t("next")} onClick={step(7)}>
            <IconChevronRight size={18} />
          </ActionIcon>
          <Button variant="default" leftSection={<IconLink />} onClick={() => setFeed(true)}>
            {t("feed.open")}
          </Button>
          <Button
            leftSection={<IconCalendarPlus />}
            rightSection={<Kbd>N</Kbd>}
            onClick={() => setMaking("")}
          >
            {t("new")}
          </Button>
        </>
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={8} /> : null}
      {query.data ? (
        <div ref={week}>
          <WeekGrid
            monday={monday}
            items={items}
            open={setOpened}
            make={setMaking}
            move={(item, startsAt) => void move(item, startsAt)}
          />
          <DayList monday={monday} items={items} open={setOpened} />
          <p className={styles.keys}>{items.length === 0 ? `${t("empty")}. ${t("emptyText")}` : t("keys")}</p>
        </div>
      ) : null}
      {making === null ? null : (
        <NewAppointment moment={making} onClose={() => setMaking(null)} onMade={show} />
      )}
      {opened ? <ChangeAppointment item={opened} onClose={() => setOpened(null)} onMoved={show} /> : null}
      {feed ? <CalendarFeed onClose={() => setFeed(false)} /> : null}
    </Page>
  );
}
