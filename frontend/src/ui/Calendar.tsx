import "@mantine/dates/styles.css";
import "dayjs/locale/nl";

import { DatePicker } from "@mantine/dates";
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
  return (
    <DatePicker
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
