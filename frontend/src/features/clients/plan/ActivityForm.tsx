import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { idempotencyKey } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { Banner } from "@/ui/Banner";
import { DateInput } from "@/ui/DateInput";
import { numericDate } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { IconTrash } from "@/ui/icons";
import { showToast } from "@/ui/toast";
import { dateOrEmpty, orNull, required } from "@/ui/validators";

import editing from "../editing/editing.module.css";
import { field } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import { decimalText, numberFault, typedDecimal } from "./numbers";
import styles from "./plan.module.css";
import {
  addActivity,
  changeActivity,
  removeActivity,
  type Activity,
  type ActivityGroup,
  type Plan,
  type PlanOf,
} from "./planApi";
import { statuses } from "./words";

const groups = [
  "employee-skills",
  "personal-effectiveness",
  "labour-market-insight",
  "orientation",
  "applying",
  "placement",
  "after-care",
] as const satisfies readonly ActivityGroup[];

interface Values {
  group: string;
  product: string;
  provider: string;
  aim: string;
  hours: string;
  cost: string;
  startsOn: string;
  endsOn: string;
  status: string;
  reason: string;
  result: string;
}

const groupOf = (code: string): ActivityGroup => groups.find((one) => one === code) ?? "orientation";
const statusOf = (code: string) => statuses.find((one) => one === code) ?? "planned";

const blank: Values = {
  group: "employee-skills",
  product: "",
  provider: "",
  aim: "",
  hours: "",
  cost: "",
  startsOn: "",
  endsOn: "",
  status: "planned",
  reason: "",
  result: "",
};

function valuesOf(row: Activity): Values {
  return {
    group: row.group,
    product: row.product,
    provider: row.provider ?? "",
    aim: row.aim ?? "",
    hours: typedDecimal(row.hours),
    cost: typedDecimal(row.cost),
    startsOn: row.startsOn ?? "",
    endsOn: row.endsOn ?? "",
    status: row.status,
    reason: row.reason ?? "",
    result: row.result ?? "",
  };
}

function plannedOf(values: Values): Schema<"ActivityCreate"> {
  return {
    group: groupOf(values.group),
    product: values.product.trim(),
    provider: orNull(values.provider),
    aim: orNull(values.aim),
    hours: decimalText(values.hours),
    cost: decimalText(values.cost),
    startsOn: orNull(values.startsOn),
    endsOn: orNull(values.endsOn),
  };
}

interface ActivityFormProps {
  of: PlanOf;
  plan: Plan;
  row: Activity | null;
  focus: "product" | "status" | "result";
  onDone: () => void;
}

/** An activity: what is planned, and once it exists how it went. */
export function ActivityForm({ of, plan, row, focus, onDone }: ActivityFormProps) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const [key] = useState(idempotencyKey);
  const label = (
    name: "hours" | "cost" | "status" | "reason" | "result" | "product" | "provider" | "aim" | "group",
  ) => t(`plan.activities.${name}`);
  const fields = [
    field<Values>("group", label("group"), (code) => t(`plan.groups.${groupOf(code)}`)),
    field<Values>("product", label("product")),
    field<Values>("provider", label("provider")),
    field<Values>("aim", label("aim")),
    field<Values>("hours", label("hours")),
    field<Values>("cost", label("cost")),
    field<Values>("startsOn", t("plan.activities.from"), numericDate),
    field<Values>("endsOn", t("plan.activities.until"), numericDate),
    field<Values>("status", label("status"), (code) => t(`plan.statuses.${statusOf(code)}`)),
    field<Values>("reason", label("reason")),
    field<Values>("result", label("result")),
  ];
  const number = (value: string): string | null => {
    const fault = numberFault(value);
    return fault ? t(`plan.activities.${fault}`) : null;
  };
  const remove = async (gone: Activity): Promise<void> => {
    try {
      await removeActivity(of, gone);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      showToast(cause.detail || common("problem.failTitle"));
      return;
    }
    const again = idempotencyKey();
    showToast(t("plan.activities.removed"), () => void addActivity(of, plannedOf(valuesOf(gone)), again));
    onDone();
  };
  return (
    <div className={styles.form}>
      <VersionedForm<Values>
        initial={row ? valuesOf(row) : blank}
        version={row?.version ?? 0}
        fields={fields}
        validate={{
          product: required,
          hours: number,
          cost: number,
          startsOn: dateOrEmpty,
          endsOn: (value, values) =>
            dateOrEmpty(value) ??
            (value !== "" && values.startsOn > value ? t("plan.activities.order") : null),
          reason: (value, values) =>
            values.status === "not-done" && value.trim() === "" ? t("plan.activities.reasonAsk") : null,
        }}
        save={async (values, version) => {
          if (row) {
            const went = {
              status: statusOf(values.status),
              reason: orNull(values.reason),
              result: orNull(values.result),
            };
            await changeActivity(of, { id: row.id, version }, { ...plannedOf(values), ...went });
          } else {
            await addActivity(of, plannedOf(values), key);
          }
          showToast(common("state.saved"));
        }}
        fromCurrent={(current) => {
          const now = current as Activity;
          return { values: valuesOf(now), version: now.version };
        }}
        onDone={onDone}
        aside={
          row?.status === "planned" && !row.result ? (
            <Button variant="subtle" color="red" leftSection={<IconTrash />} onClick={() => void remove(row)}>
              {common("actions.remove")}
            </Button>
          ) : null
        }
      >
        {(form) => (
          <>
            {row ? (
              <>
                <h3 className={styles.part}>{t("plan.activities.went")}</h3>
                <NativeSelect
                  label={label("status")}
                  ref={focus === "status" ? focusOnce : null}
                  data={statuses.map((code) => ({ value: code, label: t(`plan.statuses.${code}`) }))}
                  {...form.getInputProps("status")}
                />
                {form.values.status === "not-done" ? (
                  <Textarea
                    label={label("reason")}
                    autosize
                    minRows={2}
                    maxLength={2_000}
                    {...form.getInputProps("reason")}
                  />
                ) : null}
                <Textarea
                  label={label("result")}
                  description={t("plan.activities.resultHelp")}
                  autosize
                  minRows={3}
                  maxLength={20_000}
                  ref={focus === "result" ? focusOnce : null}
                  {...form.getInputProps("result")}
                />
              </>
            ) : null}
            {row ? <h3 className={styles.part}>{t("plan.activities.agreedPart")}</h3> : null}
            {plan.state === "draft" ? null : (
              <Banner>{t("plan.activities.next", { number: plan.number, next: plan.number + 1 })}</Banner>
            )}
            <NativeSelect
              label={label("group")}
              data={groups.map((code) => ({ value: code, label: t(`plan.groups.${code}`) }))}
              {...form.getInputProps("group")}
            />
            <TextInput
              label={label("product")}
              maxLength={200}
              ref={focus === "product" ? focusOnce : null}
              {...form.getInputProps("product")}
            />
            <TextInput label={label("provider")} maxLength={200} {...form.getInputProps("provider")} />
            <Textarea
              label={label("aim")}
              autosize
              minRows={1}
              maxLength={2_000}
              {...form.getInputProps("aim")}
            />
            <div className={editing.row}>
              <TextInput label={label("hours")} inputMode="decimal" {...form.getInputProps("hours")} />
              <TextInput
                label={label("cost")}
                inputMode="decimal"
                placeholder={t("plan.activities.costHelp")}
                {...form.getInputProps("cost")}
              />
            </div>
            <div className={editing.row}>
              <DateInput label={t("plan.activities.from")} {...form.getInputProps("startsOn")} />
              <DateInput label={t("plan.activities.until")} {...form.getInputProps("endsOn")} />
            </div>
          </>
        )}
      </VersionedForm>
    </div>
  );
}
