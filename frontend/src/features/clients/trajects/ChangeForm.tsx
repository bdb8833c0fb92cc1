import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DateInput } from "@/ui/DateInput";
import { numericDate } from "@/ui/dates";
import { showToast } from "@/ui/toast";
import { dateOrEmpty, numberOrEmpty, orNull, required } from "@/ui/validators";

import { field, type FieldDef } from "../editing/fields";
import { VersionedForm, type Checks } from "../editing/VersionedForm";
import type { ActFormProps } from "./TrajectActs";
import { changeTraject, type Traject } from "./trajectApi";
import { parseMoney } from "./words";

interface Values {
  goal: string;
  orderReference: string;
  contactName: string;
  grantedHours: string;
  budget: string;
  expectedEndOn: string;
  phase: string;
}

const goals = [
  "sick-employee",
  "participation",
  "suitability",
  "own-job",
  "other-job-same-employer",
  "new-employer",
  "benefit-to-work",
] as const satisfies readonly Schema<"Goal">[];

function valuesOf(traject: Traject): Values {
  return {
    goal: traject.goal,
    orderReference: traject.orderReference,
    contactName: traject.contactName ?? "",
    grantedHours: traject.grantedHours == null ? "" : String(traject.grantedHours),
    budget: traject.budget ?? "",
    expectedEndOn: traject.expectedEndOn ?? "",
    phase: traject.phase ?? "",
  };
}

/** Only what may change in this state is sent: goal, hours, budget and end before the begin, the phase after it. */
function bodyOf(values: Values, before: boolean): Schema<"TrajectUpdate"> {
  const always = {
    orderReference: values.orderReference.trim(),
    contactName: orNull(values.contactName),
  };
  if (!before) return { ...always, ...(values.phase ? { phase: values.phase } : {}) };
  const goal = goals.find((one) => one === values.goal);
  return {
    ...always,
    ...(goal ? { goal } : {}),
    grantedHours: values.grantedHours.trim() === "" ? null : Number(values.grantedHours),
    budget: values.budget.trim() === "" ? null : parseMoney(values.budget),
    expectedEndOn: orNull(values.expectedEndOn),
  };
}

/** Changes the order's data; two people at once get both versions side by side. */
export function ChangeForm({ traject, onDone }: ActFormProps) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const before = traject.state === "registered";
  const goalName = (goal: string): string => common(`goal.${goal as Schema<"Goal">}`);
  const phaseName = (code: string): string =>
    traject.phases.find((phase) => phase.code === code)?.name ?? code;
  const shared: FieldDef<Values>[] = [
    field<Values>("orderReference", t("panel.order")),
    field<Values>("contactName", t("panel.contact")),
  ];
  const fields: FieldDef<Values>[] = before
    ? [
        field<Values>("goal", t("panel.goal"), goalName),
        ...shared,
        field<Values>("grantedHours", t("panel.hours")),
        field<Values>("budget", t("traject.budget")),
        field<Values>("expectedEndOn", t("traject.expectedEnd"), (day) => (day ? numericDate(day) : "")),
      ]
    : [field<Values>("phase", t("traject.phase"), phaseName), ...shared];
  const validate: Checks<Values> = {
    orderReference: required,
    grantedHours: numberOrEmpty,
    budget: (value) => (value.trim() === "" || parseMoney(value) !== null ? null : t("traject.amount")),
    expectedEndOn: dateOrEmpty,
  };
  return (
    <VersionedForm<Values>
      initial={valuesOf(traject)}
      version={traject.version}
      validate={validate}
      fields={fields}
      save={async (values, version) => {
        await changeTraject(traject, version, bodyOf(values, before));
        showToast(common("state.saved"));
      }}
      fromCurrent={(current) => {
        const now = current as Traject;
        return { values: valuesOf(now), version: now.version };
      }}
      onDone={onDone}
    >
      {(form) => (
        <>
          {before ? (
            <NativeSelect
              label={t("panel.goal")}
              maw={400}
              data-autofocus
              data={goals.map((goal) => ({
                value: goal as string,
                label: `${goalName(goal)} (${common(`goalClause.${goal}`)})`,
              }))}
              {...form.getInputProps("goal")}
            />
          ) : (
            <NativeSelect
              label={t("traject.phase")}
              maw={400}
              data-autofocus
              data={traject.phases.map((phase) => ({ value: phase.code, label: phase.name }))}
              {...form.getInputProps("phase")}
            />
          )}
          <TextInput label={t("panel.order")} maw={400} {...form.getInputProps("orderReference")} />
          <TextInput label={t("panel.contact")} maw={400} {...form.getInputProps("contactName")} />
          {before ? (
            <>
              <TextInput
                label={t("traject.grantedHours")}
                inputMode="numeric"
                maw={160}
                {...form.getInputProps("grantedHours")}
              />
              <TextInput
                label={t("traject.budget")}
                inputMode="decimal"
                maw={160}
                {...form.getInputProps("budget")}
              />
              <DateInput label={t("traject.expectedEnd")} {...form.getInputProps("expectedEndOn")} />
            </>
          ) : null}
        </>
      )}
    </VersionedForm>
  );
}
