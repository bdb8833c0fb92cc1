import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { numericDate, today } from "@/ui/dates";
import { IconTrash } from "@/ui/icons";
import { duration, parseTypedMinutes } from "@/ui/moments";
import { showToast } from "@/ui/toast";
import { requiredDate } from "@/ui/validators";

import { field } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import styles from "../records/records.module.css";
import { addHours, changeHours, refreshHours, removeHours, type HourEntry, type HourKind } from "./hoursApi";

interface Values {
  kind: string;
  day: string;
  minutes: string;
  activityId: string;
}

const byHand = [
  "travel",
  "preparation",
  "reporting",
  "consultation",
  "other",
] as const satisfies readonly HourKind[];
const known = (kind: string): HourKind => byHand.find((one) => one === kind) ?? "other";

const toValues = (entry: HourEntry): Values => ({
  kind: entry.kind,
  day: entry.day,
  minutes: duration(entry.minutes),
  activityId: entry.activityId ?? "",
});

const toBody = (values: Values): Schema<"HoursCreate"> => ({
  kind: known(values.kind),
  day: values.day,
  minutes: parseTypedMinutes(values.minutes) ?? 0,
  activityId: values.activityId || null,
});

interface HoursFormProps {
  traject: string;
  entry: HourEntry | null;
  activities: readonly Schema<"BookableActivity">[];
  onDone: () => void;
}

/** Hours by hand: what, when, how long. Beyond the grant the API says what is left, and nothing typed is lost. */
export function HoursForm({ traject, entry, activities, onDone }: HoursFormProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const kindName = (kind: string): string => t(`hours.kinds.${known(kind)}`);
  const activityName = (id: string): string =>
    activities.find((activity) => activity.id === id)?.name ?? t("hours.noActivity");
  const remove = async (gone: HourEntry): Promise<void> => {
    try {
      await removeHours(gone);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      showToast(cause.title || common("problem.failTitle"));
      return;
    }
    const again = async (): Promise<void> => {
      await addHours(traject, toBody(toValues(gone)));
      await refreshHours(client.id);
    };
    showToast(t("records.removed"), () => void again());
    onDone();
    await refreshHours(client.id);
  };
  return (
    <div className={styles.form}>
      <VersionedForm<Values>
        initial={entry ? toValues(entry) : { kind: "travel", day: today(), minutes: "", activityId: "" }}
        version={entry?.version ?? 0}
        validate={{
          day: requiredDate,
          minutes: (value) => (parseTypedMinutes(value) === null ? t("hours.timeUnread") : null),
        }}
        fields={[
          field<Values>("kind", t("hours.kind"), kindName),
          field<Values>("day", t("hours.day"), numericDate),
          field<Values>("minutes", t("hours.time")),
          field<Values>("activityId", t("hours.activity"), activityName),
        ]}
        save={async (values, version) => {
          if (entry) await changeHours(entry, version, toBody(values));
          else await addHours(traject, toBody(values));
          showToast(common("state.saved"));
          void refreshHours(client.id);
        }}
        fromCurrent={(current) => {
          const now = current as HourEntry;
          return { values: toValues(now), version: now.version };
        }}
        onDone={onDone}
        aside={
          entry ? (
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash />}
              onClick={() => void remove(entry)}
            >
              {common("actions.remove")}
            </Button>
          ) : null
        }
      >
        {(form) => (
          <>
            <NativeSelect
              label={t("hours.kind")}
              maw={260}
              data={byHand.map((kind) => ({ value: kind, label: kindName(kind) }))}
              {...form.getInputProps("kind")}
              data-autofocus
            />
            <DateInput label={t("hours.day")} prefer="past" {...form.getInputProps("day")} />
            <TextInput
              label={t("hours.time")}
              description={t("hours.timeHelp")}
              inputWrapperOrder={["label", "input", "description", "error"]}
              maw={220}
              autoComplete="off"
              {...form.getInputProps("minutes")}
            />
            {activities.length > 0 ? (
              <NativeSelect
                label={t("hours.activity")}
                maw={420}
                data={[
                  { value: "", label: t("hours.noActivity") },
                  ...activities.map((activity) => ({ value: activity.id, label: activity.name })),
                ]}
                {...form.getInputProps("activityId")}
              />
            ) : null}
          </>
        )}
      </VersionedForm>
    </div>
  );
}
