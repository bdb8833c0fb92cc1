import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { clock, dateOf, numericDate, shortDate } from "@/ui/dates";
import { IconCalendar, IconCircleCheck, IconCircleDot, IconCircleX, type IconType } from "@/ui/icons";
import { duration, isoMoment, parseTypedMoment } from "@/ui/moments";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { orNull } from "@/ui/validators";

import { field } from "../editing/fields";
import { RecordSection } from "../records/RecordSection";
import { appointmentsApi, type AppointmentBody, type AppointmentEntry } from "./appointmentsApi";

type State = AppointmentEntry["state"];

interface Values {
  moment: string;
  kind: string;
  place: string;
  remark: string;
  state: string;
}

const kinds = [
  "visit",
  "phone",
  "video",
  "at-employer",
] as const satisfies readonly AppointmentEntry["kind"][];
const states = ["planned", "done", "cancelled"] as const satisfies readonly State[];
const looks: Record<State, { icon: IconType; tone: Tone }> = {
  planned: { icon: IconCircleDot, tone: "accent" },
  done: { icon: IconCircleCheck, tone: "ok" },
  cancelled: { icon: IconCircleX, tone: "neutral" },
};
const USUAL_MINUTES = 60;

function toValues(row: AppointmentEntry): Values {
  const minutes = Math.round((Date.parse(row.endsAt) - Date.parse(row.startsAt)) / 60_000);
  return {
    moment: `${numericDate(dateOf(row.startsAt))} ${clock(row.startsAt)} ${String(minutes)}m`,
    kind: row.kind,
    place: row.place ?? "",
    remark: row.remark ?? "",
    state: row.state,
  };
}

function toBody(values: Values): AppointmentBody {
  const at = parseTypedMoment(values.moment);
  return {
    kind: kinds.find((kind) => kind === values.kind) ?? "visit",
    startsAt: at ? isoMoment(at.date, at.time) : "",
    minutes: at?.minutes ?? USUAL_MINUTES,
    place: orNull(values.place),
    remark: orNull(values.remark),
    state: states.find((state) => state === values.state) ?? "planned",
  };
}

/** Appointments with the client: typed as one says them, with what is for inside only (R13). */
export function AppointmentsSection() {
  const { t } = useTranslation("clients");
  const kindName = (kind: string): string =>
    t(`appointments.kinds.${kinds.find((known) => known === kind) ?? "visit"}`);
  const stateName = (state: string): string =>
    t(`appointments.states.${states.find((known) => known === state) ?? "planned"}`);
  const appointments = appointmentsApi((saved) => {
    const other = saved.overlaps[0];
    if (other) showToast(t("appointments.overlaps", { time: clock(other.startsAt) }));
  });
  return (
    <RecordSection<AppointmentEntry, AppointmentBody, Values>
      kind={{
        api: appointments,
        title: t("sections.appointments"),
        icon: IconCalendar,
        needs: "appointment.write",
        emptyTitle: t("appointments.empty"),
        emptyText: t("appointments.emptyText"),
        addLabel: t("appointments.add"),
        columns: [
          {
            key: "when",
            header: t("appointments.when"),
            cell: (row) => `${shortDate(row.startsAt)} ${clock(row.startsAt)}–${clock(row.endsAt)}`,
            width: "34%",
          },
          { key: "kind", header: t("appointments.kind"), cell: (row) => kindName(row.kind) },
          { key: "place", header: t("appointments.place"), cell: (row) => row.place, phone: "hide" },
          {
            key: "state",
            header: t("appointments.state"),
            cell: (row) => (
              <StatusTag icon={looks[row.state].icon} tone={looks[row.state].tone}>
                {stateName(row.state)}
              </StatusTag>
            ),
          },
        ],
        fields: [
          field<Values>("moment", t("appointments.when")),
          field<Values>("kind", t("appointments.kind"), kindName),
          field<Values>("state", t("appointments.state"), stateName),
          field<Values>("place", t("appointments.place")),
          field<Values>("remark", t("appointments.remark")),
        ],
        blank: { moment: "", kind: "visit", place: "", remark: "", state: "planned" },
        toValues,
        toBody,
        validate: {
          moment: (value) => (parseTypedMoment(value) ? null : t("appointments.unread")),
        },
        inputs: (form) => (
          <>
            <MomentField form={form} />
            <NativeSelect
              label={t("appointments.kind")}
              maw={260}
              data={kinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
              {...form.getInputProps("kind")}
            />
            <NativeSelect
              label={t("appointments.state")}
              maw={260}
              data={states.map((state) => ({ value: state, label: stateName(state) }))}
              {...form.getInputProps("state")}
            />
            <TextInput label={t("appointments.place")} maxLength={200} {...form.getInputProps("place")} />
            <Textarea
              label={t("appointments.remark")}
              description={t("appointments.remarkHelp")}
              inputWrapperOrder={["label", "input", "description", "error"]}
              autosize
              minRows={2}
              maxLength={2000}
              {...form.getInputProps("remark")}
            />
          </>
        ),
      }}
    />
  );
}

/** The moment as typed, with what was understood of it below. */
function MomentField({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("clients");
  const at = parseTypedMoment(form.getValues().moment);
  const understood = at
    ? t("appointments.understood", {
        day: shortDate(at.date),
        time: at.time,
        length: duration(at.minutes ?? USUAL_MINUTES),
      })
    : t("appointments.help");
  return (
    <TextInput
      label={t("appointments.when")}
      description={understood}
      inputWrapperOrder={["label", "input", "description", "error"]}
      maw={320}
      autoComplete="off"
      {...form.getInputProps("moment")}
      data-autofocus
    />
  );
}
