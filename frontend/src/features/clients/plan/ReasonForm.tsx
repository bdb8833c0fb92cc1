import { Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";

import styles from "./plan.module.css";

interface ReasonFormProps {
  product: string;
  onSave: (reason: string) => Promise<void>;
  onDone: () => void;
}

/** Why an activity did not go on: asked before the state is set, since one does not go without the other (R9). */
export function ReasonForm({ product, onSave, onDone }: ReasonFormProps) {
  const { t } = useTranslation("clients");
  const form = useForm({
    initialValues: { reason: "" },
    validate: { reason: (value) => (value.trim() === "" ? t("plan.activities.reasonAsk") : null) },
  });
  return (
    <div className={styles.form}>
      <Form
        form={form}
        labels={{ reason: t("plan.activities.reason") }}
        onCancel={onDone}
        onSubmit={async ({ reason }) => {
          await onSave(reason);
          onDone();
        }}
      >
        <Textarea
          label={t("plan.activities.reasonTitle", { product })}
          autosize
          minRows={2}
          maxLength={2_000}
          ref={focusOnce}
          {...form.getInputProps("reason")}
        />
      </Form>
    </div>
  );
}
