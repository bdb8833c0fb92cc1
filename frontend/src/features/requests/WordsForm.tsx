import { Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { required } from "@/ui/validators";

interface WordsFormProps {
  label: string;
  submitLabel: string;
  onSend: (words: string) => Promise<void>;
  onDone: () => void;
}

/** One text that the client reads in a letter: a question, or why it takes longer. */
export function WordsForm({ label, submitLabel, onSend, onDone }: WordsFormProps) {
  const { t } = useTranslation("requests");
  const form = useForm({ initialValues: { words: "" }, validate: { words: required } });
  return (
    <Form
      form={form}
      labels={{ words: label, question: label, reason: label }}
      submitLabel={submitLabel}
      onCancel={onDone}
      onSubmit={async (values) => {
        await onSend(values.words);
        onDone();
      }}
    >
      <Textarea
        ref={focusOnce}
        label={label}
        description={t("clientReads")}
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps("words")}
      />
    </Form>
  );
}
