import { Checkbox, Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { registerComplaint, subjects } from "@/api/cases";
import { useMe } from "@/api/queries";
import { useClientScope } from "@/ui/ClientScope";
import { longDate } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

import styles from "./questions.module.css";

/** A complaint taken in with one choice; the rest may follow. Who takes it in does not see it again. */
export function ComplaintIntake() {
  const client = useClientScope();
  const me = useMe();
  const { t } = useTranslation("clients");
  const form = useForm({
    initialValues: { subject: "", text: "", aboutMe: false },
    validate: { subject: required },
  });
  return (
    <Form
      form={form}
      labels={{ subject: t("questions.subject"), text: t("questions.text") }}
      submitLabel={t("questions.complain")}
      onSubmit={async ({ subject, text, aboutMe }) => {
        const made = await registerComplaint({
          clientId: client.id,
          complainant: "client",
          subject: subjects.find((one) => one === subject) ?? "other",
          channel: "conversation",
          ...(text.trim() ? { text: text.trim() } : {}),
          ...(aboutMe ? { aboutUserId: me.userId } : {}),
        });
        showToast(t("questions.taken", { number: made.number, date: longDate(made.acknowledgeBy) }));
        form.reset();
      }}
    >
      <Radio.Group label={t("questions.subject")} {...form.getInputProps("subject")}>
        <div className={styles.choices}>
          {subjects.map((one) => (
            <Radio key={one} value={one} label={t(`questions.subjects.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t("questions.text")}
        autosize
        minRows={3}
        maxLength={10_000}
        {...form.getInputProps("text")}
      />
      <Checkbox label={t("questions.aboutMe")} {...form.getInputProps("aboutMe", { type: "checkbox" })} />
    </Form>
  );
}
