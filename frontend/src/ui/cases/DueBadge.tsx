import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { daysBetween, today } from "../dates";
import { IconAlertTriangle, IconCheck, IconClock } from "../icons";
import { StatusTag, type Tone } from "../StatusTag";

interface DueBadgeProps {
  /** A day for terms of days, a moment for terms of hours; nothing where nothing is due any more. */
  due: string | null | undefined;
  closed?: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SOON_DAYS = 5;
const SOON_HOURS = 24;

/** The moment, renewed each minute as long as something counts down. */
function useNow(counting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, [counting]);
  return now;
}

/** How long there is left: days for a day, hours and minutes for a moment. Counts on by itself. */
export function DueBadge({ due, closed = false }: DueBadgeProps) {
  const { t } = useTranslation();
  const byHour = due !== null && due !== undefined && due.length > 10;
  const now = useNow(byHour && !closed);
  if (closed) {
    return (
      <StatusTag icon={IconCheck} tone="neutral">
        {t("cases.closed")}
      </StatusTag>
    );
  }
  if (!due) return null;
  if (byHour) {
    const left = Date.parse(due) - now;
    const hours = Math.floor(Math.abs(left) / HOUR);
    const minutes = Math.floor((Math.abs(left) % HOUR) / MINUTE);
    const tone: Tone = left < 0 ? "danger" : left < SOON_HOURS * HOUR ? "warn" : "neutral";
    return (
      <StatusTag icon={left < 0 ? IconAlertTriangle : IconClock} tone={tone}>
        {t(left < 0 ? "cases.hoursLate" : "cases.hoursLeft", { hours, minutes })}
      </StatusTag>
    );
  }
  const days = daysBetween(today(), due);
  const tone: Tone = days < 0 ? "danger" : days <= SOON_DAYS ? "warn" : "neutral";
  return (
    <StatusTag icon={days < 0 ? IconAlertTriangle : IconClock} tone={tone}>
      {days === 0
        ? t("cases.dueToday")
        : t(days < 0 ? "cases.daysLate" : "cases.daysLeft", { count: Math.abs(days) })}
    </StatusTag>
  );
}
