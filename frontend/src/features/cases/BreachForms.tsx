import { Checkbox, NumberInput, Radio, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { breachActs, type Breach } from "@/api/cases";
import { fileCategories } from "@/api/categories";
import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { required, requiredDate } from "@/ui/validators";

import styles from "./cases.module.css";

const risks = ["unlikely", "risk", "high"] as const;
const LONG = 10_000;

/** Facts, categories, numbers, consequences, measures, risk (AVG 33). */
export function AssessForm({ breach }: { breach: Breach }) {
  const { t } = useTranslation("cases");
  const form = useForm({
    initialValues: {
      facts: breach.text ?? "",
      categories: [] as string[],
      people: 1,
      consequences: "",
      measures: "",
      keysExposed: false,
      risk: "",
    },
    validate: { facts: required, consequences: required, measures: required, risk: required },
  });
  return (
    <Form
      form={form}
      labels={{
        facts: t("breaches.facts"),
        categories: t("breaches.categories"),
        people: t("breaches.people"),
        consequences: t("breaches.consequences"),
        measures: t("breaches.measures"),
        risk: t("breaches.risk"),
      }}
      submitLabel={t("breaches.assess")}
      onSubmit={({ risk, categories: chosen, ...values }) =>
        breachActs(breach.id).assess({
          ...values,
          categories: fileCategories.filter((one) => chosen.includes(one)),
          risk: risks.find((one) => one === risk) ?? "risk",
        })
      }
    >
      <Textarea
        label={t("breaches.facts")}
        autosize
        minRows={2}
        maxLength={LONG}
        {...form.getInputProps("facts")}
      />
      <Checkbox.Group label={t("breaches.categories")} {...form.getInputProps("categories")}>
        <div className={styles.checks}>
          {fileCategories.map((one) => (
            <Checkbox key={one} value={one} label={t(`breaches.category.${one}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <NumberInput label={t("breaches.people")} min={0} w={140} {...form.getInputProps("people")} />
      <Textarea
        label={t("breaches.consequences")}
        autosize
        minRows={2}
        maxLength={LONG}
        {...form.getInputProps("consequences")}
      />
      <Textarea
        label={t("breaches.measures")}
        autosize
        minRows={2}
        maxLength={LONG}
        {...form.getInputProps("measures")}
      />
      <Checkbox label={t("breaches.keys")} {...form.getInputProps("keysExposed", { type: "checkbox" })} />
      <Radio.Group label={t("breaches.risk")} {...form.getInputProps("risk")}>
        <div className={styles.checks}>
          {risks.map((one) => (
            <Radio key={one} value={one} label={t(`breaches.risks.${one}`)} />
          ))}
        </div>
      </Radio.Group>
    </Form>
  );
}

/** Whom to tell; not telling has a reason. */
export function DecideForm({ breach }: { breach: Breach }) {
  const { t } = useTranslation("cases");
  const form = useForm({
    initialValues: {
      notifyAuthority: breach.risk !== "unlikely",
      notifyClients: breach.risk === "high",
      reason: "",
      clientsReason: "",
    },
  });
  const { notifyAuthority, notifyClients } = form.values;
  return (
    <Form
      form={form}
      labels={{
        notifyAuthority: t("breaches.notifyAuthority"),
        reason: t("breaches.reason"),
        clientsReason: t("breaches.clientsReason"),
      }}
      submitLabel={t("breaches.decide")}
      onSubmit={(values) => breachActs(breach.id).decide(values)}
    >
      <Checkbox
        label={t("breaches.notifyAuthority")}
        {...form.getInputProps("notifyAuthority", { type: "checkbox" })}
      />
      {notifyAuthority ? null : (
        <Textarea
          label={t("breaches.reason")}
          autosize
          minRows={2}
          maxLength={LONG}
          {...form.getInputProps("reason")}
        />
      )}
      <Checkbox
        label={t("breaches.notifyClients")}
        {...form.getInputProps("notifyClients", { type: "checkbox" })}
      />
      {breach.risk === "high" && !notifyClients ? (
        <Textarea
          label={t("breaches.clientsReason")}
          autosize
          minRows={2}
          maxLength={LONG}
          {...form.getInputProps("clientsReason")}
        />
      ) : null}
    </Form>
  );
}

/** That the authority was told; after 72 hours with the reason. */
export function NotifyForm({ breach }: { breach: Breach }) {
  const { t } = useTranslation("cases");
  const form = useForm({
    initialValues: { reference: "", notifiedOn: today(), lateReason: "" },
    validate: { reference: required, notifiedOn: requiredDate },
  });
  /** Told today is told now; an earlier day counts to its end. */
  const moment = (day: string): string =>
    day === today() ? new Date().toISOString() : new Date(`${day}T23:59:00`).toISOString();
  const late =
    requiredDate(form.values.notifiedOn) === null && moment(form.values.notifiedOn) > breach.deadlineAt;
  return (
    <Form
      form={form}
      labels={{
        reference: t("breaches.reference"),
        notifiedOn: t("breaches.notifiedAt"),
        lateReason: t("breaches.lateReason"),
      }}
      submitLabel={t("breaches.notify")}
      onSubmit={({ reference, notifiedOn, lateReason }) =>
        breachActs(breach.id).notify({
          reference,
          notifiedAt: moment(notifiedOn),
          lateReason: lateReason || null,
        })
      }
    >
      <TextInput label={t("breaches.reference")} maxLength={60} {...form.getInputProps("reference")} />
      <DateInput label={t("breaches.notifiedAt")} prefer="past" {...form.getInputProps("notifiedOn")} />
      {late ? (
        <Textarea
          label={t("breaches.lateReason")}
          autosize
          minRows={2}
          maxLength={LONG}
          {...form.getInputProps("lateReason")}
        />
      ) : null}
    </Form>
  );
}

/** A letter to each client named by number (AVG 34). */
export function TellForm({ breach }: { breach: Breach }) {
  const { t } = useTranslation("cases");
  const form = useForm({
    initialValues: { clientNumbers: "", words: "" },
    validate: { clientNumbers: required, words: required },
  });
  return (
    <Form
      form={form}
      labels={{ clientNumbers: t("breaches.numbers"), words: t("breaches.words") }}
      submitLabel={t("breaches.tell")}
      onSubmit={({ clientNumbers, words }) =>
        breachActs(breach.id).tell({
          clientNumbers: clientNumbers.split(/[\s,;]+/).filter(Boolean),
          words,
        })
      }
    >
      <Textarea
        label={t("breaches.numbers")}
        autosize
        minRows={2}
        maxLength={3000}
        {...form.getInputProps("clientNumbers")}
      />
      <Textarea
        label={t("breaches.words")}
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps("words")}
      />
    </Form>
  );
}
