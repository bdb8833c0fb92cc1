import { NativeSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";

import { channels, type Channel } from "./consentsApi";
import styles from "./consents.module.css";

interface ChannelFormProps {
  title: string;
  text: string;
  onSend: (channel: Channel) => Promise<void>;
  onCancel: () => void;
}

/** How the client let it know, and nothing else: no reason is asked. */
export function ChannelForm({ title, text, onSend, onCancel }: ChannelFormProps) {
  const { t } = useTranslation("clients");
  const form = useForm({ initialValues: { channel: "conversation" } });
  return (
    <div className={styles.card}>
      <h3 className={styles.cardTitle}>{title}</h3>
      <p className={styles.quiet}>{text}</p>
      <Form
        form={form}
        labels={{ channel: t("consents.channel") }}
        submitLabel={t("consents.record")}
        onCancel={onCancel}
        onSubmit={(values) => onSend(channels.find((one) => one === values.channel) ?? "other")}
      >
        <NativeSelect
          ref={focusOnce}
          label={t("consents.channel")}
          data={channels.map((value) => ({ value, label: t(`consents.channels.${value}`) }))}
          {...form.getInputProps("channel")}
        />
      </Form>
    </div>
  );
}
