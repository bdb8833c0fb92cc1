import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { shortDate } from "@/ui/dates";
import { duration, parseTypedMoment } from "@/ui/moments";

import { USUAL_MINUTES } from "./appointments";

interface MomentInputProps {
  value: string;
  onChange: (typed: string) => void;
  /** How long it takes when no length is typed. */
  usual?: number;
  error?: string | null;
}

/** A moment as typed, with what was understood of it below. */
export function MomentInput({ value, onChange, usual = USUAL_MINUTES, error }: MomentInputProps) {
  const { t } = useTranslation("agenda");
  const moment = parseTypedMoment(value);
  return (
    <TextInput
      label={t("moment")}
      description={
        moment
          ? t("understood", {
              day: shortDate(moment.date),
              time: moment.time,
              length: duration(moment.minutes ?? usual),
            })
          : t("momentHelp")
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      autoComplete="off"
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
