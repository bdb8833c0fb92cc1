import { Checkbox, NativeSelect, Radio, SegmentedControl, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { SignaturePad } from "@/ui/SignaturePad";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";

import { ScanChoice } from "../documents/ScanChoice";
import styles from "./consents.module.css";
import {
  askConsent,
  purposes,
  shapes,
  textsQuery,
  type Category,
  type ConsentValues,
  type Purpose,
} from "./consentsApi";

type Method = "screen" | "paper" | "spoken";

interface Values {
  purpose: Purpose;
  recipientName: string;
  categories: Category[];
  months: string;
  given: "yes" | "no";
  method: Method;
  signature: string | null;
  documentId: string;
  witness: string;
}

const terms = ["3", "6", "12", "24"] as const;

function bodyOf(values: Values, textId: string): ConsentValues {
  const shape = shapes[values.purpose];
  const given = values.given === "yes";
  const name = values.recipientName.trim();
  return {
    purpose: values.purpose,
    textId,
    recipientKind: shape.recipient,
    ...(shape.named && name ? { recipientName: name } : {}),
    categories: values.categories,
    months: Number(values.months),
    given,
    ...(given
      ? {
          evidence: {
            method: values.method,
            ...(values.method === "screen" && values.signature ? { signature: values.signature } : {}),
            ...(values.method === "paper" ? { documentId: values.documentId } : {}),
            ...(values.method === "spoken" ? { witness: values.witness.trim() } : {}),
          },
        }
      : {}),
  };
}

/** One question, in the words the client gets to read; yes needs its evidence, no needs nothing. */
export function AskForm({ onDone }: { onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const texts = useQuery(textsQuery);
  const form = useForm<Values>({
    initialValues: {
      purpose: "introduction-to-employer",
      recipientName: "",
      categories: [...shapes["introduction-to-employer"].categories],
      months: "6",
      given: "yes",
      method: "screen",
      signature: null,
      documentId: "",
      witness: "",
    },
    validate: {
      signature: (value, { given, method }) =>
        given === "yes" && method === "screen" && !value ? t("statement.signFirst") : null,
      documentId: (value, { given, method }) =>
        given === "yes" && method === "paper" && !value ? t("statement.scanFirst") : null,
      witness: (value, { given, method }) =>
        given === "yes" && method === "spoken" && !value.trim() ? t("consents.witnessFirst") : null,
    },
  });
  if (texts.error) return <ErrorState problem={texts.error} retry={() => void texts.refetch()} compact />;
  if (!texts.data) return <SkeletonLines lines={4} />;
  const { purpose, given, method } = form.values;
  const shape = shapes[purpose];
  const text = texts.data.items.find((one) => one.purpose === purpose && !one.withdrawnAt);
  const choose = (value: string): void => {
    const chosen = purposes.find((one) => one === value) ?? "introduction-to-employer";
    form.setValues({
      purpose: chosen,
      categories: [...shapes[chosen].categories],
      ...(shapes[chosen].spoken ? {} : { method: "screen" as const }),
    });
  };
  return (
    <div className={styles.card}>
      <Form
        form={form}
        labels={{
          purpose: t("consents.purpose"),
          recipientName: t("consents.recipient"),
          categories: t("consents.data"),
          signature: t("statement.signature"),
          documentId: t("statement.scan"),
          witness: t("consents.witness"),
        }}
        submitLabel={t("consents.record")}
        onCancel={onDone}
        onSubmit={async (values) => {
          await askConsent(client.id, bodyOf(values, text?.id ?? ""));
          showToast(t("consents.recorded"));
          onDone();
        }}
      >
        <NativeSelect
          ref={focusOnce}
          label={t("consents.purpose")}
          data={purposes.map((value) => ({ value, label: t(`consents.purposes.${value}`) }))}
          value={purpose}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <blockquote className={styles.words}>{text?.body ?? t("consents.noWords")}</blockquote>
        {shape.named ? (
          <TextInput
            label={t("consents.recipient")}
            description={t("consents.recipientHelp", { kind: t(`consents.kinds.${shape.recipient}`) })}
            maxLength={200}
            {...form.getInputProps("recipientName")}
          />
        ) : null}
        <Checkbox.Group
          label={t("consents.data")}
          value={form.values.categories}
          onChange={(value) =>
            form.setFieldValue(
              "categories",
              shape.categories.filter((one) => value.includes(one)),
            )
          }
          error={form.errors["categories"]}
        >
          <div className={styles.choices}>
            {shape.categories.map((one) => (
              <Checkbox key={one} value={one} label={t(`consents.categories.${one as "name"}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <NativeSelect
          label={t("consents.months")}
          data={terms.map((value) => ({ value, label: t("consents.monthsOf", { count: Number(value) }) }))}
          {...form.getInputProps("months")}
        />
        <Radio.Group
          label={t("consents.answer")}
          value={given}
          onChange={(value) => form.setFieldValue("given", value === "no" ? "no" : "yes")}
        >
          <div className={styles.choices}>
            <Radio value="yes" label={t("consents.yes")} />
            <Radio value="no" label={t("consents.no")} />
          </div>
        </Radio.Group>
        {given === "yes" ? (
          <SegmentedControl
            aria-label={t("statement.method")}
            data={(["screen", "paper", ...(shape.spoken ? ["spoken"] : [])] as Method[]).map((value) => ({
              value,
              label: t(`consents.methods.${value}`),
            }))}
            value={method}
            onChange={(value) =>
              form.setFieldValue("method", value === "paper" || value === "spoken" ? value : "screen")
            }
          />
        ) : null}
        {given === "yes" && method === "screen" ? (
          <SignaturePad
            label={t("statement.signature")}
            onChange={(png) => form.setFieldValue("signature", png)}
            error={typeof form.errors["signature"] === "string" ? form.errors["signature"] : undefined}
          />
        ) : null}
        {given === "yes" && method === "paper" ? (
          <ScanChoice clientId={client.id} {...form.getInputProps("documentId")} />
        ) : null}
        {given === "yes" && method === "spoken" ? (
          <TextInput label={t("consents.witness")} maxLength={200} {...form.getInputProps("witness")} />
        ) : null}
      </Form>
    </div>
  );
}
