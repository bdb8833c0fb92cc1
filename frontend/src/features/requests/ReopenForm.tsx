import { Radio } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { act, reopenReasons, type Line } from "@/api/requests";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { Section } from "@/ui/Page";
import { showToast } from "@/ui/toast";

import styles from "./requests.module.css";

/** Looks at what had ended again, for a reason from a closed list; a new term runs from today. */
export function ReopenForm({ line, onDone }: { line: Line; onDone: () => void }) {
  const { t } = useTranslation("requests");
  const form = useForm({ initialValues: { reason: "client-objected" } });
  return (
    <Section title={t("reopen.title", { number: line.number })} summary={t("reopen.text")}>
      <div className={styles.narrow}>
        <Form
          form={form}
          labels={{ reason: t("reopen.reason") }}
          submitLabel={t("do.reopen")}
          guard={false}
          onCancel={onDone}
          onSubmit={async (values) => {
            const reason = reopenReasons.find((one) => one === values.reason) ?? "new-facts";
            await act(line.id, "reopen", { reason });
            showToast(t("reopen.done", { number: line.number }));
            onDone();
          }}
        >
          <Radio.Group label={t("reopen.reason")} {...form.getInputProps("reason")}>
            <div className={styles.choices}>
              {reopenReasons.map((value, at) => (
                <Radio
                  key={value}
                  ref={at === 0 ? focusOnce : undefined}
                  value={value}
                  label={t(`reopen.reasons.${value}`)}
                />
              ))}
            </div>
          </Radio.Group>
        </Form>
      </div>
    </Section>
  );
}
