import { Button, Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { natures, reportBreach } from "@/api/cases";
import type { Schema } from "@/api/types";
import { Banner } from "@/ui/Banner";
import { clock, longDate } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { Page } from "@/ui/Page";

import styles from "./cases.module.css";

/** A suspicion, told in two actions by anyone: what it looks like, and send. The clock runs from then. */
export function ReportBreachPage() {
  const { t } = useTranslation("cases");
  const [sent, setSent] = useState<Schema<"ReportedDataBreach"> | null>(null);
  return (
    <Page title={t("breaches.report")} summary={t("breaches.reportSummary")} narrow>
      {sent ? (
        <Banner
          tone="ok"
          title={t("breaches.sent")}
          action={
            <Button variant="default" onClick={() => setSent(null)}>
              {t("breaches.another")}
            </Button>
          }
        >
          {t("breaches.sentText", {
            number: sent.number,
            until: `${longDate(sent.deadlineAt)} ${clock(sent.deadlineAt)}`,
          })}
        </Banner>
      ) : (
        <ReportForm onSent={setSent} />
      )}
    </Page>
  );
}

function ReportForm({ onSent }: { onSent: (sent: Schema<"ReportedDataBreach">) => void }) {
  const { t } = useTranslation("cases");
  const form = useForm({ initialValues: { nature: "other", text: "" } });
  return (
    <Form
      form={form}
      labels={{ nature: t("breaches.nature"), text: t("breaches.text") }}
      submitLabel={t("breaches.send")}
      onSubmit={async ({ nature, text }) => {
        const seen = natures.find((one) => one === nature) ?? "other";
        onSent(await reportBreach({ nature: seen, ...(text.trim() ? { text: text.trim() } : {}) }));
      }}
    >
      <Radio.Group label={t("breaches.nature")} {...form.getInputProps("nature")}>
        <div className={styles.checks}>
          {natures.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`breaches.natures.${one}`)}
              ref={one === "other" ? focusOnce : null}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t("breaches.text")}
        autosize
        minRows={3}
        maxLength={10_000}
        {...form.getInputProps("text")}
      />
    </Form>
  );
}
