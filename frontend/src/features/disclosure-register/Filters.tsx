import { Button, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { DateInput } from "@/ui/DateInput";

import { bases, everything, recipients, states, type Asked } from "./registerApi";
import styles from "./register.module.css";

interface FiltersProps {
  asked: Asked;
  onChange: (asked: Asked) => void;
}

/** A day, or none: what is half typed asks nothing yet. */
function isDay(typed: string): boolean {
  return typed === "" || /^\d{4}-\d{2}-\d{2}$/.test(typed);
}

/** Period, kind of recipient, ground and state; each change shows at once. */
export function Filters({ asked, onChange }: FiltersProps) {
  const { t } = useTranslation("disclosure-register");
  const chosen = Object.values(asked).some((value) => value !== null);
  return (
    <div className={styles.filters} role="group" aria-label={t("filters")}>
      <DateInput
        label={t("from")}
        prefer="past"
        value={asked.from ?? ""}
        onChange={(day) => (isDay(day) ? onChange({ ...asked, from: day || null }) : undefined)}
      />
      <DateInput
        label={t("until")}
        prefer="past"
        value={asked.until ?? ""}
        onChange={(day) => (isDay(day) ? onChange({ ...asked, until: day || null }) : undefined)}
      />
      <NativeSelect
        label={t("recipient")}
        data={[
          { value: "", label: t("all") },
          ...recipients.map((value) => ({ value, label: t(`recipients.${value}`) })),
        ]}
        value={asked.recipient ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ ...asked, recipient: recipients.find((one) => one === currentTarget.value) ?? null })
        }
      />
      <NativeSelect
        label={t("basis")}
        data={[
          { value: "", label: t("all") },
          ...bases.map((value) => ({ value, label: t(`bases.${value}`) })),
        ]}
        value={asked.basis ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ ...asked, basis: bases.find((one) => one === currentTarget.value) ?? null })
        }
      />
      <NativeSelect
        label={t("state")}
        data={[
          { value: "", label: t("all") },
          ...states.map((value) => ({ value, label: t(`states.${value}`) })),
        ]}
        value={asked.state ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ ...asked, state: states.find((one) => one === currentTarget.value) ?? null })
        }
      />
      {chosen ? (
        <Button variant="subtle" onClick={() => onChange(everything)}>
          {t("clear")}
        </Button>
      ) : null}
    </div>
  );
}
