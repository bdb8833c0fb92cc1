import { Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { complaintActs, type Complaint } from "@/api/cases";
import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { required } from "@/ui/validators";

import styles from "./cases.module.css";

type Act = Complaint["possibleActs"][number];
export type FormedAct = Extract<Act, "hear" | "adjourn" | "find" | "follow-up">;
const hearings = ["held", "written", "declined"] as const;
const outcomes = ["founded", "partly-founded", "unfounded", "inadmissible", "mediated"] as const;

/** Whether an act asks for words. */
export function formed(act: Act): act is FormedAct {
  return act === "hear" || act === "adjourn" || act === "find" || act === "follow-up";
}

/** The words that belong to a step of a complaint. */
export function ComplaintForm({
  act,
  complaint,
  onDone,
}: {
  act: FormedAct;
  complaint: Complaint;
  onDone: () => void;
}) {
  const { t } = useTranslation("cases");
  const acts = complaintActs(complaint.id);
  const text = { hear: "report", adjourn: "reason", find: "finding", "follow-up": "followUp" } as const;
  const name = text[act];
  const form = useForm({
    initialValues: {
      choice: act === "find" ? (complaint.outcome ?? "") : act === "hear" ? "held" : "",
      heardOn: today(),
      words: act === "find" ? (complaint.finding ?? "") : "",
      measures: complaint.measures ?? "",
    },
    validate: {
      choice: act === "find" || act === "hear" ? required : () => null,
      words: (value, values) => (act === "hear" && values.choice === "declined" ? null : required(value)),
    },
  });
  const send = async (values: typeof form.values): Promise<void> => {
    if (act === "hear") {
      const hearing = hearings.find((one) => one === values.choice) ?? "held";
      await acts.hear({ hearing, heardOn: values.heardOn, report: values.words });
    } else if (act === "adjourn") await acts.adjourn(values.words);
    else if (act === "follow-up") await acts.followUp(values.words);
    else {
      const outcome = outcomes.find((one) => one === values.choice) ?? "unfounded";
      await acts.find({ outcome, finding: values.words, measures: values.measures || null });
    }
  };
  return (
    <Form
      form={form}
      labels={{ choice: t(act === "find" ? "form.outcome" : "form.hearing"), words: t(`form.${name}`) }}
      submitLabel={t("save")}
      onCancel={onDone}
      onSubmit={async (values) => {
        await send(values);
        onDone();
      }}
    >
      {act === "hear" ? (
        <Radio.Group label={t("form.hearing")} {...form.getInputProps("choice")}>
          <div className={styles.checks}>
            {hearings.map((one) => (
              <Radio key={one} value={one} label={t(`hearings.${one}`)} />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      {act === "find" ? (
        <Radio.Group label={t("form.outcome")} {...form.getInputProps("choice")}>
          <div className={styles.checks}>
            {outcomes.map((one) => (
              <Radio key={one} value={one} label={t(`outcomes.${one}`)} />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      {act === "hear" ? (
        <DateInput label={t("form.heardOn")} prefer="past" {...form.getInputProps("heardOn")} />
      ) : null}
      <Textarea
        label={t(`form.${name}`)}
        autosize
        minRows={3}
        maxLength={10_000}
        {...form.getInputProps("words")}
      />
      {act === "find" ? (
        <Textarea
          label={t("form.measures")}
          autosize
          minRows={2}
          maxLength={10_000}
          {...form.getInputProps("measures")}
        />
      ) : null}
    </Form>
  );
}
