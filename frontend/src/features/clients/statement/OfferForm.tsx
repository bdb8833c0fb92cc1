import { NativeSelect, Radio, SegmentedControl } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { SignaturePad } from "@/ui/SignaturePad";
import { showToast } from "@/ui/toast";

import { ScanChoice } from "../documents/ScanChoice";
import { offerStatement, unableReasons, type MadeOffer, type Offer, type OfferValues } from "./statementApi";
import styles from "./statement.module.css";

type Method = Offer["method"];
type Outcome = Exclude<Offer["outcome"], "open">;

interface Values {
  method: Method;
  outcome: Outcome;
  unableReason: NonNullable<Offer["unableReason"]>;
  documentId: string;
  signature: string | null;
}

const methods: readonly Method[] = ["screen", "paper", "link"];
const outcomes: readonly Outcome[] = ["signed", "declined", "unable"];

function bodyOf(values: Values): OfferValues {
  if (values.method === "link") return { method: "link", outcome: "open" };
  const signed = values.outcome === "signed";
  return {
    method: values.method,
    outcome: values.outcome,
    ...(values.outcome === "unable" ? { unableReason: values.unableReason } : {}),
    ...(signed && values.method === "paper" ? { documentId: values.documentId } : {}),
    ...(signed && values.method === "screen" && values.signature ? { signature: values.signature } : {}),
  };
}

/** One card: received, and nothing more. Consents are asked apart; declining is a normal outcome. */
export function OfferForm({ onDone }: { onDone: (offer: MadeOffer | null) => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const form = useForm<Values>({
    initialValues: {
      method: "screen",
      outcome: "signed",
      unableReason: "language",
      documentId: "",
      signature: null,
    },
    validate: {
      signature: (value, values) =>
        values.method === "screen" && values.outcome === "signed" && !value ? t("statement.signFirst") : null,
      documentId: (value, values) =>
        values.method === "paper" && values.outcome === "signed" && !value ? t("statement.scanFirst") : null,
    },
  });
  const { method, outcome } = form.values;
  return (
    <div className={styles.card}>
      <p className={styles.said}>{t("statement.said")}</p>
      <Form
        form={form}
        labels={{
          signature: t("statement.signature"),
          documentId: t("statement.scan"),
          unableReason: t("statement.reason"),
        }}
        submitLabel={method === "link" ? t("statement.makeLink") : t("statement.record")}
        onCancel={() => onDone(null)}
        onSubmit={async (values) => {
          const made = await offerStatement(client.id, bodyOf(values));
          if (!made.link) showToast(t("statement.recorded"));
          onDone(made);
        }}
      >
        <SegmentedControl
          aria-label={t("statement.method")}
          data={methods.map((value) => ({ value, label: t(`statement.methods.${value}`) }))}
          value={method}
          onChange={(value) => form.setFieldValue("method", methods.find((one) => one === value) ?? "screen")}
        />
        {method === "link" ? <p>{t("statement.linkText")}</p> : null}
        {method !== "link" ? (
          <Radio.Group
            label={t("statement.outcome")}
            value={outcome}
            onChange={(value) =>
              form.setFieldValue("outcome", outcomes.find((one) => one === value) ?? "signed")
            }
          >
            <div className={styles.choices}>
              {outcomes.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`statement.outcomes.${value}`)}
                  ref={value === "signed" ? focusOnce : null}
                />
              ))}
            </div>
          </Radio.Group>
        ) : null}
        {method !== "link" && outcome === "unable" ? (
          <NativeSelect
            label={t("statement.reason")}
            data={unableReasons.map((value) => ({ value, label: t(`statement.reasons.${value}`) }))}
            {...form.getInputProps("unableReason")}
          />
        ) : null}
        {method === "screen" && outcome === "signed" ? (
          <SignaturePad
            label={t("statement.signature")}
            onChange={(png) => form.setFieldValue("signature", png)}
            error={typeof form.errors["signature"] === "string" ? form.errors["signature"] : undefined}
          />
        ) : null}
        {method === "paper" && outcome === "signed" ? (
          <ScanChoice clientId={client.id} {...form.getInputProps("documentId")} />
        ) : null}
      </Form>
    </div>
  );
}
