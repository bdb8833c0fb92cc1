import "@mantine/dates/styles.css";
import "dayjs/locale/nl";

import { DatePicker } from "@mantine/dates";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

/** The calendar behind a date field; fetched when first opened. */
export default function Calendar({
  value,
  onPick,
}: {
  value: string | null;
  onPick: (date: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const calendar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const days = calendar.current?.querySelector<HTMLElement>("button[data-selected], button[data-today]");
    (days ?? calendar.current?.querySelector<HTMLElement>("button"))?.focus();
  }, []);
  return (
    <DatePicker
      ref={calendar}
      highlightToday
      weekendDays={[]}
      locale={i18n.language}
      firstDayOfWeek={1}
      hideOutsideDates
      size="xs"
      value={value}
      {...(value ? { defaultDate: value } : {})}
      onChange={(date) => {
        if (date) onPick(date);
      }}
      ariaLabels={{ previousMonth: t("form.previousMonth"), nextMonth: t("form.nextMonth") }}
    />
  );
}
