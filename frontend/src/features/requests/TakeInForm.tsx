import { NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { channels, takeIn, types } from "@/api/requests";
import { Banner } from "@/ui/Banner";
import { longDate } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";

import styles from "./requests.module.css";

const NUMBER = /^C-\d{6,12}$/i;

/** By anyone of the staff who has the client's number, with or without the file: what comes back is its number and term. */
export function TakeInForm({ onCancel }: { onCancel?: () => void }) {
  const { t } = useTranslation("requests");
  const [taken, setTaken] = useState<{ number: string; dueOn: string } | null>(null);
  const form = useForm({
    initialValues: { clientNumber: "", type: "access", channel: "phone" },
    validate: { clientNumber: (value) => (NUMBER.test(value.trim()) ? null : t("takeIn.numberFirst")) },
  });
  return (
    <div className={styles.narrow}>
      {taken ? (
        <Banner tone="ok" title={t("takeIn.done", { number: taken.number })}>
          {t("takeIn.due", { day: longDate(taken.dueOn) })}
        </Banner>
      ) : null}
      <Form
        form={form}
        labels={{ clientNumber: t("takeIn.number"), type: t("type"), channel: t("takeIn.channel") }}
        submitLabel={t("do.takeIn")}
        guard={false}
        {...(onCancel ? { onCancel } : {})}
        onSubmit={async (values) => {
          setTaken(null);
          const made = await takeIn({
            clientNumber: values.clientNumber.trim().toUpperCase(),
            type: types.find((one) => one === values.type) ?? "access",
            channel: channels.find((one) => one === values.channel) ?? "other",
          });
          setTaken(made);
          form.setFieldValue("clientNumber", "");
        }}
      >
        <TextInput
          ref={focusOnce}
          label={t("takeIn.number")}
          placeholder="C-000123"
          autoComplete="off"
          maxLength={14}
          {...form.getInputProps("clientNumber")}
        />
        <NativeSelect
          label={t("type")}
          data={types.map((value) => ({ value, label: t(`types.${value}`) }))}
          {...form.getInputProps("type")}
        />
        <NativeSelect
          label={t("takeIn.channel")}
          data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
          {...form.getInputProps("channel")}
        />
      </Form>
    </div>
  );
}
