import { NativeSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { requiredDate } from "@/ui/validators";

import { channels, giveNotice } from "./statementApi";
import styles from "./statement.module.css";

/** That the client was told that data are processed, when and how (R30). */
export function NoticeForm({ onDone }: { onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const form = useForm({
    initialValues: { channel: "conversation", givenOn: today() },
    validate: { givenOn: requiredDate },
  });
  return (
    <div className={styles.card}>
      <Form
        form={form}
        labels={{ channel: t("statement.channel"), givenOn: t("statement.givenOn") }}
        submitLabel={t("statement.record")}
        onCancel={onDone}
        onSubmit={async (values) => {
          const channel = channels.find((one) => one === values.channel) ?? "conversation";
          await giveNotice(client.id, channel, values.givenOn);
          showToast(t("statement.noticeRecorded"));
          onDone();
        }}
      >
        <NativeSelect
          label={t("statement.channel")}
          data={channels.map((value) => ({ value, label: t(`statement.channels.${value}`) }))}
          {...form.getInputProps("channel")}
        />
        <DateInput label={t("statement.givenOn")} prefer="past" {...form.getInputProps("givenOn")} />
      </Form>
    </div>
  );
}
