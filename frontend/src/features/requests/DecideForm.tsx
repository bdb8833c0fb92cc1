import { NativeSelect, Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Form } from "@/ui/Form";
import { required } from "@/ui/validators";

import styles from "./requests.module.css";
import { decide, grounds, type Outcome } from "@/api/requests";

const outcomes: readonly Outcome[] = ["granted", "refused"];

/** The decision, in words the client reads; what is not granted has a ground from a closed list (R42). */
export function DecideForm({ requestId }: { requestId: string }) {
  const { t } = useTranslation("requests");
  const form = useForm({
    initialValues: { outcome: "granted", ground: "", explanation: "" },
    validate: {
      explanation: required,
      ground: (value, values) => (values.outcome !== "granted" && !value ? t("groundFirst") : null),
    },
  });
  const granted = form.values.outcome === "granted";
  return (
    <Form
      form={form}
      labels={{ outcome: t("decision"), ground: t("ground"), explanation: t("explanation") }}
      submitLabel={t("do.decide")}
      onSubmit={(values) =>
        decide(requestId, {
          outcome: outcomes.find((one) => one === values.outcome) ?? "granted",
          ...(granted ? {} : { ground: grounds.find((one) => one === values.ground) ?? null }),
          explanation: values.explanation,
        })
      }
    >
      <Radio.Group label={t("decision")} {...form.getInputProps("outcome")}>
        <div className={styles.choices}>
          {outcomes.map((value) => (
            <Radio key={value} value={value} label={t(`outcomes.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      {granted ? null : (
        <NativeSelect
          label={t("ground")}
          data={[
            { value: "", label: t("chooseGround") },
            ...grounds.map((value) => ({ value, label: t(`grounds.${value}`) })),
          ]}
          {...form.getInputProps("ground")}
        />
      )}
      <Textarea
        label={t("explanation")}
        description={t("clientReads")}
        autosize
        minRows={4}
        {...form.getInputProps("explanation")}
      />
    </Form>
  );
}
