import { Radio, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { required, requiredDate } from "@/ui/validators";

import { hoursText, sum } from "./numbers";
import styles from "./plan.module.css";
import { approvePlan, type Plan, type PlanOf } from "./planApi";

const methods = ["paper", "screen", "mail", "spoken"] as const;

/** Records that the client agreed, or afterwards the commissioning party; says exactly to what. */
export function ApproveForm({ of, plan, onDone }: { of: PlanOf; plan: Plan; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const byClient = plan.state === "draft";
  const form = useForm({
    initialValues: { method: "paper", on: today(), name: "" },
    validate: { on: requiredDate, name: (value) => (byClient ? null : required(value)) },
  });
  const labels = {
    method: t("plan.approve.method"),
    on: t("plan.approve.on"),
    name: t("plan.approve.name"),
  };
  return (
    <div className={styles.form}>
      <Form
        form={form}
        labels={labels}
        submitLabel={t("plan.approve.submit")}
        onCancel={onDone}
        onSubmit={async ({ method, on, name }) => {
          const how = methods.find((one) => one === method) ?? "paper";
          await approvePlan(
            of,
            byClient
              ? { approver: "client", number: plan.number, on, method: how }
              : { approver: "party", number: plan.number, on, name },
          );
          showToast(t("plan.approve.done"));
          onDone();
        }}
      >
        <p className={styles.what}>
          {t("plan.approve.what", {
            number: plan.number,
            activities: plan.activities.length,
            hours: hoursText(sum(plan.activities.map((one) => one.hours))),
          })}{" "}
          {byClient ? t("plan.approve.kept") : null}
        </p>
        {byClient ? (
          <Radio.Group label={labels.method} {...form.getInputProps("method")}>
            {methods.map((method, index) => (
              <Radio
                key={method}
                mt="xs"
                value={method}
                label={t(`plan.methods.${method}`)}
                ref={index === 0 ? focusOnce : null}
              />
            ))}
          </Radio.Group>
        ) : (
          <TextInput label={labels.name} maxLength={200} ref={focusOnce} {...form.getInputProps("name")} />
        )}
        <DateInput label={labels.on} prefer="past" {...form.getInputProps("on")} />
      </Form>
    </div>
  );
}
