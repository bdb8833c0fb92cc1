import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { dateOrEmpty, numberOrEmpty, orNull, required, requiredDate } from "@/ui/validators";

import type { ActFormProps } from "./TrajectActs";
import { actOnTraject, type ResultCode } from "./trajectApi";
import { parseMoney, useTerm } from "./words";

const MAY_BE_EMPTY = (value: string): boolean => value.trim() === "";

/** Says that an act was done, in its own words, and closes its form. */
function useDone(onDone: () => void): (act: "activate" | "suspend" | "resume" | "extend" | "close") => void {
  const { t } = useTranslation("clients");
  return (act) => {
    showToast(t(`traject.done.${act}`));
    onDone();
  };
}

export function ActivateForm({ traject, onDone }: ActFormProps) {
  const { t } = useTranslation("clients");
  const term = useTerm();
  const done = useDone(onDone);
  const needsEnd = !traject.period && !traject.expectedEndOn;
  const form = useForm({
    initialValues: { beginsOn: today(), expectedEndOn: traject.expectedEndOn ?? "" },
    validate: { beginsOn: requiredDate, expectedEndOn: needsEnd ? requiredDate : dateOrEmpty },
  });
  const labels = { beginsOn: t("traject.begin"), expectedEndOn: t("traject.expectedEnd") };
  return (
    <Form
      form={form}
      labels={labels}
      submitLabel={t("traject.acts.activate")}
      onCancel={onDone}
      onSubmit={async ({ beginsOn, expectedEndOn }) => {
        await actOnTraject(traject, "activate", { beginsOn, expectedEndOn: orNull(expectedEndOn) });
        done("activate");
      }}
    >
      <DateInput label={labels.beginsOn} {...form.getInputProps("beginsOn")} />
      <DateInput
        label={labels.expectedEndOn}
        {...(traject.period ? { description: t("traject.periodHelp", { term: term(traject.period) }) } : {})}
        {...form.getInputProps("expectedEndOn")}
      />
    </Form>
  );
}

export function SuspendForm({ traject, onDone }: ActFormProps) {
  const { t } = useTranslation("clients");
  const done = useDone(onDone);
  const form = useForm({
    initialValues: { beginsOn: today(), reason: "" },
    validate: { beginsOn: requiredDate, reason: required },
  });
  const labels = { beginsOn: t("traject.suspendFrom"), reason: t("traject.reason") };
  return (
    <Form
      form={form}
      labels={labels}
      submitLabel={t("traject.acts.suspend")}
      onCancel={onDone}
      onSubmit={async (values) => {
        await actOnTraject(traject, "suspend", values);
        done("suspend");
      }}
    >
      <DateInput label={labels.beginsOn} prefer="past" {...form.getInputProps("beginsOn")} />
      <Textarea
        label={labels.reason}
        description={t("traject.reasonHelp")}
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps("reason")}
      />
    </Form>
  );
}

export function ResumeForm({ traject, onDone }: ActFormProps) {
  const { t } = useTranslation("clients");
  const done = useDone(onDone);
  const form = useForm({ initialValues: { resumesOn: today() }, validate: { resumesOn: requiredDate } });
  const labels = { resumesOn: t("traject.resumesOn") };
  return (
    <Form
      form={form}
      labels={labels}
      submitLabel={t("traject.acts.resume")}
      onCancel={onDone}
      onSubmit={async (values) => {
        await actOnTraject(traject, "resume", values);
        done("resume");
      }}
    >
      <DateInput label={labels.resumesOn} prefer="past" {...form.getInputProps("resumesOn")} />
    </Form>
  );
}

export function ExtendForm({ traject, onDone }: ActFormProps) {
  const { t } = useTranslation("clients");
  const done = useDone(onDone);
  const form = useForm({
    initialValues: { expectedEndOn: "", extraHours: "", extraBudget: "", agreedBy: "", agreedOn: today() },
    validate: {
      expectedEndOn: requiredDate,
      extraHours: numberOrEmpty,
      extraBudget: (value) =>
        MAY_BE_EMPTY(value) || parseMoney(value) !== null ? null : t("traject.amount"),
      agreedBy: required,
      agreedOn: requiredDate,
    },
  });
  const labels = {
    expectedEndOn: t("traject.newEnd"),
    extraHours: t("traject.extraHours"),
    extraBudget: t("traject.extraBudget"),
    agreedBy: t("traject.agreedBy"),
    agreedOn: t("traject.agreedOn"),
  };
  return (
    <Form
      form={form}
      labels={labels}
      submitLabel={t("traject.acts.extend")}
      onCancel={onDone}
      onSubmit={async ({ expectedEndOn, extraHours, extraBudget, agreedBy, agreedOn }) => {
        await actOnTraject(traject, "extend", {
          expectedEndOn,
          extraHours: Number(extraHours || 0),
          extraBudget: parseMoney(extraBudget) ?? "0",
          agreedBy: agreedBy.trim(),
          agreedOn,
        });
        done("extend");
      }}
    >
      <DateInput label={labels.expectedEndOn} {...form.getInputProps("expectedEndOn")} />
      <TextInput
        label={labels.extraHours}
        inputMode="numeric"
        maw={160}
        {...form.getInputProps("extraHours")}
      />
      <TextInput
        label={labels.extraBudget}
        inputMode="decimal"
        maw={160}
        {...form.getInputProps("extraBudget")}
      />
      <TextInput
        label={labels.agreedBy}
        description={t("traject.agreedByHelp", { party: traject.partyName })}
        {...form.getInputProps("agreedBy")}
      />
      <DateInput label={labels.agreedOn} prefer="past" {...form.getInputProps("agreedOn")} />
    </Form>
  );
}

const results = [
  "placed-permanent",
  "placed-temporary",
  "placed-trial",
  "placed-subsidised",
  "own-job",
  "other-job-same-employer",
  "participation-step",
  "fit-for-work",
  "ended-by-client",
  "ended-by-party",
  "ended-illness",
  "ended-moved",
  "ended-deceased",
  "ended-other",
] as const satisfies readonly ResultCode[];

const endedEarly = (result: string): boolean => result.startsWith("ended-");

export function CloseForm({ traject, onDone }: ActFormProps) {
  const { t } = useTranslation("clients");
  const done = useDone(onDone);
  const stillStanding = traject.state === "suspended";
  const offered = traject.state === "registered" ? results.filter(endedEarly) : results;
  const form = useForm({
    initialValues: { endedOn: today(), result: "", reason: "", endsSuspension: false },
    validate: {
      endedOn: requiredDate,
      result: required,
      reason: (value, values) => (endedEarly(values.result) ? required(value) : null),
      endsSuspension: (value) => (stillStanding && !value ? t("traject.endsSuspensionNeeded") : null),
    },
  });
  const labels = {
    endedOn: t("traject.end"),
    result: t("traject.result"),
    reason: t("traject.reason"),
    endsSuspension: t("traject.endsSuspension"),
  };
  return (
    <Form
      form={form}
      labels={labels}
      submitLabel={t("traject.acts.close")}
      onCancel={onDone}
      onSubmit={async ({ endedOn, result, reason, endsSuspension }) => {
        const code = results.find((one) => one === result);
        if (!code) return;
        await actOnTraject(traject, "close", {
          endedOn,
          result: code,
          reason: orNull(reason),
          endsSuspension: stillStanding && endsSuspension,
        });
        done("close");
      }}
    >
      <NativeSelect
        label={labels.result}
        maw={400}
        data-autofocus
        data={[
          { value: "", label: t("traject.chooseResult") },
          ...offered.map((code) => ({ value: code as string, label: t(`traject.results.${code}`) })),
        ]}
        {...form.getInputProps("result")}
      />
      <DateInput label={labels.endedOn} prefer="past" {...form.getInputProps("endedOn")} />
      <Textarea
        label={labels.reason}
        description={t("traject.reasonHelp")}
        autosize
        minRows={2}
        {...form.getInputProps("reason")}
      />
      {stillStanding ? (
        <Checkbox
          label={labels.endsSuspension}
          {...form.getInputProps("endsSuspension", { type: "checkbox" })}
        />
      ) : null}
    </Form>
  );
}
