import { useTranslation } from "react-i18next";

import { dateOf, daysBetween, shortDate, today } from "./dates";

interface RelativeDateProps {
  /** A date or an ISO time. */
  value: string;
  /** Add "over 2 dagen" behind the date; up to a week away. */
  relative?: boolean;
}

/** `di 3 nov, over 2 dagen`; never wraps. */
export function RelativeDate({ value, relative = true }: RelativeDateProps) {
  const { t } = useTranslation();
  const days = daysBetween(today(), dateOf(value));
  const words =
    days === 0
      ? t("date.today")
      : days === 1
        ? t("date.tomorrow")
        : days === -1
          ? t("date.yesterday")
          : days > 0
            ? t("date.inDays", { count: days })
            : t("date.daysAgo", { count: -days });
  return (
    <time dateTime={value} style={{ whiteSpace: "nowrap" }}>
      {shortDate(value)}
      {relative && Math.abs(days) <= 7 ? `, ${words}` : ""}
    </time>
  );
}
