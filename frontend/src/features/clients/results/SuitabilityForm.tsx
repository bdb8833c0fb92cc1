import { Checkbox, Textarea } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { IconLock } from "@/ui/icons";
import { Banner } from "@/ui/Banner";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { required, requiredDate } from "@/ui/validators";

import { listHealth } from "../health/healthApi";
import { may } from "../sections";
import { addSuitability, SUITABILITY_PURPOSE, type Of, type SuitabilityBody } from "./resultsApi";
import styles from "./results.module.css";
import type { Traject } from "./TrajectScope";

interface Values {
  education: string;
  experience: string;
  limitations: string;
  recordIds: string[];
  preferences: string;
  conclusion: string;
  assessedOn: string;
}

function bodyOf(values: Values): SuitabilityBody {
  const text = values.limitations.trim();
  const named = values.recordIds.length > 0 || text !== "";
  return {
    education: values.education.trim(),
    experience: values.experience.trim(),
    limitations: named ? { healthRecordIds: values.recordIds, text: text === "" ? null : text } : null,
    preferences: values.preferences.trim(),
    conclusion: values.conclusion.trim(),
    assessedOn: values.assessedOn,
  };
}

/** The four criteria of R16, then what follows from them; nothing is counted or scored. */
export function SuitabilityForm({ of, traject, onDone }: { of: Of; traject: Traject; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const form = useForm<Values>({
    initialValues: {
      education: "",
      experience: "",
      limitations: "",
      recordIds: [],
      preferences: "",
      conclusion: "",
      assessedOn: today(),
    },
    validate: {
      education: required,
      experience: required,
      preferences: required,
      conclusion: required,
      assessedOn: requiredDate,
    },
  });
  const criterion = (name: "education" | "experience" | "preferences" | "conclusion") => (
    <Textarea
      label={t(`results.suitability.${name}`)}
      {...(name === "conclusion" ? {} : { description: t(`results.suitability.${name}Help`) })}
      autosize
      minRows={2}
      maxLength={4000}
      {...form.getInputProps(name)}
      {...(name === "education" ? { "data-autofocus": true } : {})}
    />
  );
  return (
    <div className={styles.form}>
      <Form
        form={form}
        labels={{
          education: t("results.suitability.education"),
          experience: t("results.suitability.experience"),
          limitations: t("results.suitability.limitations"),
          preferences: t("results.suitability.preferences"),
          conclusion: t("results.suitability.conclusion"),
          assessedOn: t("results.suitability.assessedOn"),
        }}
        onSubmit={async (values) => {
          await addSuitability(of, bodyOf(values));
          showToast(common("state.saved"));
          onDone();
        }}
        onCancel={onDone}
      >
        {criterion("education")}
        {criterion("experience")}
        {traject.healthGround ? (
          <Limitations form={form} />
        ) : (
          <Banner icon={IconLock}>{t("results.suitability.noGround")}</Banner>
        )}
        {criterion("preferences")}
        {criterion("conclusion")}
        <DateInput
          label={t("results.suitability.assessedOn")}
          prefer="past"
          {...form.getInputProps("assessedOn")}
        />
      </Form>
    </div>
  );
}

/** What someone has trouble with: records of the file by choice, and words of work. */
function Limitations({ form }: { form: UseFormReturnType<Values> }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const records = useQuery({
    queryKey: ["client", client.id, "health", SUITABILITY_PURPOSE],
    queryFn: () => listHealth(client.id, SUITABILITY_PURPOSE),
    enabled: may(client, "health.read"),
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <fieldset className={styles.evidence}>
      <legend>{t("results.suitability.limitations")}</legend>
      <p className={styles.help}>{t("results.suitability.limitationsHelp")}</p>
      {records.data?.length ? (
        <Checkbox.Group
          label={t("results.suitability.fromFile")}
          mt="xs"
          {...form.getInputProps("recordIds")}
        >
          {records.data.map((record) => (
            <Checkbox
              key={record.id}
              value={record.id}
              mt="xs"
              label={record.level ? `${record.item}: ${t(`health.levels.${record.level}`)}` : record.item}
            />
          ))}
        </Checkbox.Group>
      ) : null}
      <Textarea
        label={t("results.suitability.limitationsText")}
        mt="xs"
        autosize
        minRows={2}
        maxLength={4000}
        {...form.getInputProps("limitations")}
      />
    </fieldset>
  );
}
