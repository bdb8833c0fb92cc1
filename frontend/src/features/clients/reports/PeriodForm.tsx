import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DateInput } from "@/ui/DateInput";
import { longDate } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { requiredDate } from "@/ui/validators";

import styles from "./reports.module.css";
import { changeReport, keepReport, type Report } from "./reportsApi";

/** The days a report is about, and changing them. */
export function PeriodForm({ report, onChanged }: { report: Report; onChanged: () => void }) {
  const { t } = useTranslation("reports");
  const [open, setOpen] = useState(false);
  const form = useForm({
    initialValues: { periodFrom: report.periodFrom, periodUntil: report.periodUntil },
    validate: { periodFrom: requiredDate, periodUntil: requiredDate },
  });
  if (!open) {
    return (
      <p className={styles.period}>
        {t("period", { from: longDate(report.periodFrom), until: longDate(report.periodUntil) })}
        {report.state === "draft" ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
            {t("changePeriod")}
          </Button>
        ) : null}
      </p>
    );
  }
  return (
    <Form
      form={form}
      labels={{ periodFrom: t("from"), periodUntil: t("until") }}
      onCancel={() => setOpen(false)}
      onSubmit={async (values) => {
        keepReport(await changeReport(report, values));
        setOpen(false);
        onChanged();
      }}
    >
      <DateInput label={t("from")} prefer="past" {...form.getInputProps("periodFrom")} />
      <DateInput label={t("until")} prefer="past" {...form.getInputProps("periodUntil")} />
    </Form>
  );
}
