import { Checkbox, NativeSelect, Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Banner } from "@/ui/Banner";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

import type { CitedEvidence } from "./EvidenceChips";
import { EvidencePicker } from "./EvidencePicker";
import {
  activitiesQuery,
  addAssessment,
  changeAssessment,
  type Assessment,
  type Evidence,
  type Of,
} from "./resultsApi";
import styles from "./results.module.css";
import { results, type Result } from "./words";

interface Values {
  activityId: string;
  result: string;
  facts: string;
  opinion: string;
  evidence: CitedEvidence[];
  /** Evidence that is being typed. */
  pending: CitedEvidence | null;
  final: boolean;
}

/** What the form is for: a new judgement, the own draft, or one that takes the place of what is final. */
export type Editing =
  { act: "new" } | { act: "change"; draft: Assessment } | { act: "supersede"; old: Assessment };

const result = (code: string): Result => results.find((one) => one === code) ?? "reached";

function valuesOf(editing: Editing): Values {
  if (editing.act === "change") {
    const { activityId, facts, opinion, evidence } = editing.draft;
    return {
      activityId: activityId ?? "",
      result: editing.draft.result,
      facts,
      opinion,
      evidence: [...evidence],
      pending: null,
      final: false,
    };
  }
  const activityId = editing.act === "supersede" ? (editing.old.activityId ?? "") : "";
  return { activityId, result: "reached", facts: "", opinion: "", evidence: [], pending: null, final: false };
}

function sent(evidence: readonly CitedEvidence[]): Evidence[] {
  return evidence.map(({ kind, noteId, referenceId, text, observedOn }) => ({
    kind,
    noteId: noteId ?? null,
    referenceId: referenceId ?? null,
    text: text ?? null,
    observedOn: observedOn ?? null,
  }));
}

/** The adviser judges a result, with facts and opinion apart and at least one piece of evidence (R10, R11). */
export function AssessmentForm({ of, editing, onDone }: { of: Of; editing: Editing; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const activities = useQuery(activitiesQuery(of));
  const form = useForm<Values>({
    initialValues: valuesOf(editing),
    validate: {
      facts: required,
      opinion: required,
      evidence: (value, { pending }) => (value.length > 0 || pending ? null : t("results.evidence.required")),
    },
  });
  const save = async (values: Values): Promise<void> => {
    const body = {
      activityId: values.activityId === "" ? null : values.activityId,
      result: result(values.result),
      facts: values.facts.trim(),
      opinion: values.opinion.trim(),
      evidence: sent(values.pending ? [...values.evidence, values.pending] : values.evidence),
      state: values.final ? ("final" as const) : ("draft" as const),
    };
    if (editing.act === "change") await changeAssessment(of, editing.draft, body);
    else
      await addAssessment(of, {
        ...body,
        supersedesId: editing.act === "supersede" ? editing.old.id : null,
      });
    showToast(values.final ? t("results.assessments.finalised") : common("state.saved"));
    onDone();
  };
  return (
    <div className={styles.form}>
      <Form
        form={form}
        labels={{
          facts: t("results.assessments.facts"),
          opinion: t("results.assessments.opinion"),
          evidence: t("results.evidence.title"),
        }}
        onSubmit={save}
        onCancel={onDone}
      >
        {editing.act === "supersede" ? <Banner>{t("results.assessments.superseding")}</Banner> : null}
        <NativeSelect
          label={t("results.assessments.subject")}
          data={[
            { value: "", label: t("results.assessments.wholeTraject") },
            ...(activities.data ?? []).map((one) => ({ value: one.id, label: one.product })),
          ]}
          {...form.getInputProps("activityId")}
        />
        <Radio.Group label={t("results.assessments.result")} {...form.getInputProps("result")}>
          <div className={styles.fields}>
            {results.map((code) => (
              <Radio key={code} value={code} label={t(`results.assessments.results.${code}`)} mt="xs" />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={t("results.assessments.facts")}
          description={t("results.assessments.factsHelp")}
          autosize
          minRows={3}
          maxLength={10_000}
          {...form.getInputProps("facts")}
          data-autofocus
        />
        <Textarea
          label={t("results.assessments.opinion")}
          description={t("results.assessments.opinionHelp")}
          autosize
          minRows={3}
          maxLength={10_000}
          {...form.getInputProps("opinion")}
        />
        <EvidencePicker
          value={form.values.evidence}
          onChange={(evidence) => form.setFieldValue("evidence", evidence)}
          onPending={(pending) => form.setFieldValue("pending", pending)}
          error={typeof form.errors["evidence"] === "string" ? form.errors["evidence"] : null}
        />
        <Checkbox
          label={t("results.assessments.saveFinal")}
          description={t("results.assessments.saveFinalHelp")}
          {...form.getInputProps("final", { type: "checkbox" })}
        />
      </Form>
    </div>
  );
}
