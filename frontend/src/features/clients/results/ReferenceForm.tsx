import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { numericDate, today } from "@/ui/dates";
import { IconTrash } from "@/ui/icons";
import { showToast } from "@/ui/toast";
import { dateOrEmpty, orNull, required, requiredDate } from "@/ui/validators";

import { field, type FieldDef } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import {
  addReference,
  changeReference,
  removeReference,
  type Reference,
  type ReferenceBody,
} from "./resultsApi";
import styles from "./results.module.css";

type BasisKind = Reference["basis"]["kind"];
type WithheldReason = NonNullable<Reference["withheldReason"]>;

const bases = ["client-consent", "contract", "legal-provision"] as const satisfies readonly BasisKind[];
const reasons = [
  "rights-of-third-parties",
  "protection-of-the-client",
] as const satisfies readonly WithheldReason[];
const basis = (code: string): BasisKind => bases.find((one) => one === code) ?? "client-consent";
const reason = (code: string): WithheldReason =>
  reasons.find((one) => one === code) ?? "rights-of-third-parties";

interface Values {
  sourceName: string;
  sourceCapacity: string;
  question: string;
  basis: string;
  consentedOn: string;
  provision: string;
  receivedOn: string;
  fact: string;
  opinion: string;
  observation: string;
  maySee: string;
  withheldReason: string;
}

const YES = "yes";

function valuesOf(row: Reference | null): Values {
  return {
    sourceName: row?.sourceName ?? "",
    sourceCapacity: row?.sourceCapacity ?? "",
    question: row?.question ?? "",
    basis: row?.basis.kind ?? "client-consent",
    consentedOn: row?.basis.consentedOn ?? "",
    provision: row?.basis.provision ?? "",
    receivedOn: row?.receivedOn ?? today(),
    fact: row?.fact ?? "",
    opinion: row?.opinion ?? "",
    observation: row?.observation ?? "",
    maySee: row?.clientMaySee === false ? "" : YES,
    withheldReason: row?.withheldReason ?? "rights-of-third-parties",
  };
}

function bodyOf(values: Values): ReferenceBody {
  const kind = basis(values.basis);
  const maySee = values.maySee === YES;
  return {
    sourceName: values.sourceName.trim(),
    sourceCapacity: values.sourceCapacity.trim(),
    question: values.question.trim(),
    basis: {
      kind,
      consentedOn: kind === "client-consent" ? orNull(values.consentedOn) : null,
      provision: kind === "legal-provision" ? orNull(values.provision) : null,
    },
    clientMaySee: maySee,
    withheldReason: maySee ? null : reason(values.withheldReason),
    fact: orNull(values.fact),
    opinion: orNull(values.opinion),
    observation: orNull(values.observation),
    receivedOn: values.receivedOn,
  };
}

function useFields(): FieldDef<Values>[] {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const yes = (value: string): string => common(value === YES ? "state.yes" : "state.no");
  return [
    field<Values>("sourceName", t("results.references.sourceName")),
    field<Values>("sourceCapacity", t("results.references.sourceCapacity")),
    field<Values>("question", t("results.references.question")),
    field<Values>("basis", t("results.references.basis"), (code) =>
      t(`results.references.bases.${basis(code)}`),
    ),
    field<Values>("consentedOn", t("results.references.consentedOn"), numericDate),
    field<Values>("provision", t("results.references.provision")),
    field<Values>("receivedOn", t("results.references.receivedOn"), numericDate),
    field<Values>("fact", t("results.references.fact")),
    field<Values>("opinion", t("results.references.opinion")),
    field<Values>("observation", t("results.references.observation")),
    field<Values>("maySee", t("results.references.maySee"), yes),
    field<Values>("withheldReason", t("results.references.withheld"), (code) =>
      t(`results.references.reasons.${reason(code)}`),
    ),
  ];
}

/** A reference: whom, what was asked, on which basis, and in three parts what was said (R11). */
export function ReferenceForm({ row, onDone }: { row: Reference | null; onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const fields = useFields();
  const remove = async (gone: Reference): Promise<void> => {
    try {
      await removeReference(client.id, gone);
      showToast(t("results.references.removed"));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      showToast(cause.detail ?? cause.title);
    }
    onDone();
  };
  const needed = (kind: BasisKind, check: (value: string) => string | null) => {
    return (value: string, values: Values): string | null =>
      basis(values.basis) === kind ? check(value) : null;
  };
  return (
    <div className={styles.form}>
      <VersionedForm<Values>
        initial={valuesOf(row)}
        version={row?.version ?? 0}
        validate={{
          sourceName: required,
          sourceCapacity: required,
          question: required,
          consentedOn: needed("client-consent", requiredDate),
          provision: needed("legal-provision", required),
          receivedOn: (value) => required(value) ?? dateOrEmpty(value),
          fact: (_, { fact, opinion, observation }) =>
            (fact + opinion + observation).trim() === "" ? t("results.references.oneText") : null,
        }}
        fields={fields}
        save={async (values, version) => {
          if (row) await changeReference(client.id, { id: row.id, version }, bodyOf(values));
          else await addReference(client.id, bodyOf(values));
          showToast(common("state.saved"));
        }}
        fromCurrent={(current) => {
          const now = current as Reference;
          return { values: valuesOf(now), version: now.version };
        }}
        onDone={onDone}
        aside={
          row ? (
            <Button variant="subtle" color="red" leftSection={<IconTrash />} onClick={() => void remove(row)}>
              {common("actions.remove")}
            </Button>
          ) : null
        }
      >
        {(form) => (
          <>
            <Source form={form} />
            <Basis form={form} />
            <Said form={form} />
          </>
        )}
      </VersionedForm>
    </div>
  );
}

type Inputs = UseFormReturnType<Values>;

function Source({ form }: { form: Inputs }) {
  const { t } = useTranslation("clients");
  return (
    <>
      <div className={styles.fields}>
        <TextInput
          label={t("results.references.sourceName")}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps("sourceName")}
          data-autofocus
        />
        <TextInput
          label={t("results.references.sourceCapacity")}
          description={t("results.references.sourceCapacityHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps("sourceCapacity")}
        />
      </div>
      <Textarea
        label={t("results.references.question")}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps("question")}
      />
    </>
  );
}

function Basis({ form }: { form: Inputs }) {
  const { t } = useTranslation("clients");
  const chosen = basis(form.values.basis);
  return (
    <>
      <Radio.Group label={t("results.references.basis")} {...form.getInputProps("basis")}>
        {bases.map((code) => (
          <Radio key={code} value={code} label={t(`results.references.bases.${code}`)} mt="sm" />
        ))}
      </Radio.Group>
      <div className={styles.fields}>
        {chosen === "client-consent" ? (
          <DateInput
            label={t("results.references.consentedOn")}
            prefer="past"
            {...form.getInputProps("consentedOn")}
          />
        ) : null}
        {chosen === "legal-provision" ? (
          <TextInput
            label={t("results.references.provision")}
            description={t("results.references.provisionHelp")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            maxLength={64}
            {...form.getInputProps("provision")}
          />
        ) : null}
        <DateInput
          label={t("results.references.receivedOn")}
          prefer="past"
          {...form.getInputProps("receivedOn")}
        />
      </div>
    </>
  );
}

function Said({ form }: { form: Inputs }) {
  const { t } = useTranslation("clients");
  const maySee = form.values.maySee === YES;
  return (
    <>
      {(["fact", "observation", "opinion"] as const).map((part) => (
        <Textarea
          key={part}
          label={t(`results.references.${part}`)}
          description={t(`results.references.${part}Help`)}
          autosize
          minRows={2}
          maxLength={10_000}
          {...form.getInputProps(part)}
        />
      ))}
      <Checkbox
        label={t("results.references.maySee")}
        checked={maySee}
        onChange={(event) => form.setFieldValue("maySee", event.currentTarget.checked ? YES : "")}
      />
      {maySee ? null : (
        <NativeSelect
          label={t("results.references.withheld")}
          data={reasons.map((code) => ({ value: code, label: t(`results.references.reasons.${code}`) }))}
          {...form.getInputProps("withheldReason")}
        />
      )}
    </>
  );
}
