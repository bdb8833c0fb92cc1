import { Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Form } from "@/ui/Form";
import { focusOnce } from "@/ui/focusOnce";
import { required } from "@/ui/validators";

import { extend } from "@/api/requests";

/** Two months more, once, with a reason that the client reads (AVG 12(3)). */
export function ExtendForm({ requestId, onDone }: { requestId: string; onDone: () => void }) {
  const { t } = useTranslation("requests");
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: required } });
  return (
    <Form
      form={form}
      labels={{ reason: t("reason") }}
      submitLabel={t("do.extend")}
      onCancel={onDone}
      onSubmit={async (values) => {
        await extend(requestId, values.reason);
        onDone();
      }}
    >
      <Textarea
        ref={focusOnce}
        label={t("reason")}
        description={t("clientReads")}
        autosize
        minRows={3}
        {...form.getInputProps("reason")}
      />
    </Form>
  );
}
