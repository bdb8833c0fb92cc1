import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { DateInput } from "@/ui/DateInput";
import { numericDate, today } from "@/ui/dates";
import { showToast } from "@/ui/toast";
import { dateOrEmpty, orNull, required, requiredDate } from "@/ui/validators";

import { field, type FieldDef } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import {
  contracts,
  decimal,
  kinds,
  shownDecimal,
  usualContract,
  type ContractKind,
  type PlacementKind,
} from "./placementValues";
import { addPlacement, changePlacement, type Of, type Placement, type PlacementBody } from "./resultsApi";
import styles from "./results.module.css";

interface Values {
  kind: string;
  employerName: string;
  employerKvkNumber: string;
  jobTitle: string;
  contractKind: string;
  hoursPerWeek: string;
  beginsOn: string;
  endsOn: string;
  wageValue: string;
  wageSubsidy: string;
  trialException: string;
}

const YES = "yes";
const kind = (code: string): PlacementKind => kinds.find((one) => one === code) ?? "permanent";
const contract = (code: string): ContractKind => contracts.find((one) => one === code) ?? "open-ended";

function valuesOf(row: Placement | null): Values {
  return {
    kind: row?.kind ?? "permanent",
    employerName: row?.employerName ?? "",
    employerKvkNumber: row?.employerKvkNumber ?? "",
    jobTitle: row?.jobTitle ?? "",
    contractKind: row?.contractKind ?? "open-ended",
    hoursPerWeek: row ? shownDecimal(row.hoursPerWeek) : "",
    beginsOn: row?.beginsOn ?? today(),
    endsOn: row?.endsOn ?? "",
    wageValue: row?.wageValue == null ? "" : String(row.wageValue),
    wageSubsidy: row?.wageSubsidy ? YES : "",
    trialException: row?.trialException ?? "",
  };
}

function bodyOf(values: Values): PlacementBody {
  return {
    kind: kind(values.kind),
    employerName: values.employerName.trim(),
    employerKvkNumber: orNull(values.employerKvkNumber),
    jobTitle: values.jobTitle.trim(),
    contractKind: contract(values.contractKind),
    hoursPerWeek: decimal(values.hoursPerWeek) ?? 0,
    beginsOn: values.beginsOn,
    endsOn: orNull(values.endsOn),
    wageValue: values.wageValue.trim() === "" ? null : Number(values.wageValue),
    wageSubsidy: values.wageSubsidy === YES,
    trialException: kind(values.kind) === "trial" ? orNull(values.trialException) : null,
  };
}

function useFields(): FieldDef<Values>[] {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  return [
    field<Values>("kind", t("results.placement.kind"), (code) => t(`results.placement.kinds.${kind(code)}`)),
    field<Values>("employerName", t("results.placement.employer")),
    field<Values>("employerKvkNumber", t("results.placement.kvk")),
    field<Values>("jobTitle", t("results.placement.jobTitle")),
    field<Values>("contractKind", t("results.placement.contract"), (code) =>
      t(`results.placement.contracts.${contract(code)}`),
    ),
    field<Values>("hoursPerWeek", t("results.placement.hours")),
    field<Values>("beginsOn", t("results.placement.beginsOn"), numericDate),
    field<Values>("endsOn", t("results.placement.endsOn"), numericDate),
    field<Values>("wageValue", t("results.placement.wageValue")),
    field<Values>("wageSubsidy", t("results.placement.wageSubsidy"), (value) =>
      common(value === YES ? "state.yes" : "state.no"),
    ),
    field<Values>("trialException", t("results.placement.trialException")),
  ];
}

interface PlacementFormProps {
  of: Of;
  row: Placement | null;
  /** The work has stopped: the last day is asked, and the check is recorded with it. */
  stopped: boolean;
  onDone: () => void;
}

/** A placement in at most four actions: open, kind, save; the contract follows the kind. */
export function PlacementForm({ of, row, stopped, onDone }: PlacementFormProps) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const fields = useFields();
  const check = stopped ? { checkedOn: today(), stillEmployed: false } : {};
  return (
    <div className={styles.form}>
      <VersionedForm<Values>
        initial={valuesOf(row)}
        version={row?.version ?? 0}
        validate={{
          employerName: required,
          jobTitle: required,
          hoursPerWeek: (value) =>
            required(value) ?? (inRange(decimal(value), 60) ? null : t("results.placement.hoursError")),
          beginsOn: requiredDate,
          endsOn: (value, values) =>
            stopped || kind(values.kind) === "trial" ? requiredDate(value) : dateOrEmpty(value),
          wageValue: (value) =>
            value.trim() === "" || (/^\d+$/.test(value.trim()) && inRange(Number(value), 100))
              ? null
              : t("results.placement.wageValueError"),
        }}
        fields={fields}
        save={async (values, version) => {
          if (row) await changePlacement(of, { id: row.id, version }, { ...bodyOf(values), ...check });
          else await addPlacement(of, bodyOf(values));
          showToast(common("state.saved"));
        }}
        fromCurrent={(current) => {
          const now = current as Placement;
          return { values: valuesOf(now), version: now.version };
        }}
        onDone={onDone}
      >
        {(form) => (
          <>
            <Work form={form} />
            <Term form={form} stopped={stopped} />
            <Wages form={form} />
          </>
        )}
      </VersionedForm>
    </div>
  );
}

function inRange(value: number | null, maximum: number): boolean {
  return value !== null && value >= 0 && value <= maximum;
}

type Inputs = UseFormReturnType<Values>;

function Work({ form }: { form: Inputs }) {
  const { t } = useTranslation("clients");
  return (
    <>
      <Radio.Group
        label={t("results.placement.kind")}
        {...form.getInputProps("kind")}
        onChange={(code) => {
          form.setFieldValue("kind", code);
          form.setFieldValue("contractKind", usualContract[kind(code)]);
        }}
      >
        <div className={styles.fields}>
          {kinds.map((code) => (
            <Radio key={code} value={code} label={t(`results.placement.kinds.${code}`)} mt="xs" />
          ))}
        </div>
      </Radio.Group>
      <div className={styles.fields}>
        <TextInput
          label={t("results.placement.employer")}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps("employerName")}
          data-autofocus
        />
        <TextInput
          label={t("results.placement.jobTitle")}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps("jobTitle")}
        />
        <NativeSelect
          label={t("results.placement.contract")}
          data={contracts.map((code) => ({ value: code, label: t(`results.placement.contracts.${code}`) }))}
          {...form.getInputProps("contractKind")}
        />
        <TextInput
          label={t("results.placement.hours")}
          inputMode="decimal"
          {...form.getInputProps("hoursPerWeek")}
        />
      </div>
    </>
  );
}

function Term({ form, stopped }: { form: Inputs; stopped: boolean }) {
  const { t } = useTranslation("clients");
  const trial = kind(form.values.kind) === "trial";
  return (
    <>
      <div className={styles.fields}>
        <DateInput label={t("results.placement.beginsOn")} {...form.getInputProps("beginsOn")} />
        <DateInput
          label={stopped ? t("results.placement.check.lastDay") : t("results.placement.endsOn")}
          {...(stopped || trial ? {} : { description: t("results.placement.endsOnHelp") })}
          {...form.getInputProps("endsOn")}
        />
      </div>
      {trial ? (
        <Textarea
          label={t("results.placement.trialException")}
          description={t("results.placement.trialHelp")}
          autosize
          minRows={1}
          maxLength={1000}
          {...form.getInputProps("trialException")}
        />
      ) : null}
    </>
  );
}

function Wages({ form }: { form: Inputs }) {
  const { t } = useTranslation("clients");
  return (
    <details>
      <summary>{t("results.placement.more")}</summary>
      <div className={styles.fields}>
        <TextInput
          label={t("results.placement.wageValue")}
          inputMode="numeric"
          {...form.getInputProps("wageValue")}
        />
        <TextInput
          label={t("results.placement.kvk")}
          description={t("results.placement.kvkHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          inputMode="numeric"
          maxLength={8}
          {...form.getInputProps("employerKvkNumber")}
        />
      </div>
      <Checkbox
        mt="sm"
        label={t("results.placement.wageSubsidy")}
        checked={form.values.wageSubsidy === YES}
        onChange={(event) => form.setFieldValue("wageSubsidy", event.currentTarget.checked ? YES : "")}
      />
    </details>
  );
}
