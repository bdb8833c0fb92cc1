import { NativeSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { act, channels } from "@/api/requests";
import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { requiredDate } from "@/ui/validators";

/** How and when the client got the answer. */
export function HandOverForm({ requestId }: { requestId: string }) {
  const { t } = useTranslation("requests");
  const form = useForm({
    initialValues: { channel: "post", on: today() },
    validate: { on: requiredDate },
  });
  return (
    <Form
      form={form}
      labels={{ channel: t("handOver.channel"), on: t("handOver.on") }}
      submitLabel={t("do.handOver")}
      guard={false}
      onSubmit={(values) =>
        act(requestId, "hand-over", {
          channel: channels.find((one) => one === values.channel) ?? "other",
          on: values.on,
        })
      }
    >
      <p>{t("handOver.text")}</p>
      <NativeSelect
        label={t("handOver.channel")}
        data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        {...form.getInputProps("channel")}
      />
      <DateInput label={t("handOver.on")} prefer="past" {...form.getInputProps("on")} />
    </Form>
  );
}
