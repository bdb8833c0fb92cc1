import { NativeSelect, Radio, SegmentedControl } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { SignaturePad } from "@/ui/SignaturePad";
import { ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";

import { consentsQuery, textsQuery } from "../consents/consentsApi";
import { ScanChoice } from "../documents/ScanChoice";
import { may } from "../sections";
import { ConsentCards } from "./ConsentCards";
import { openPurposes, recordAll, type Answers, type Progress } from "./signing";
import { unableReasons, type Offer, type OfferValues } from "./statementApi";
import styles from "./statement.module.css";

type Method = Offer["method"];
type Outcome = Exclude<Offer["outcome"], "open">;

interface Values {
  answers: Answers;
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

/**
 * First the card of what was received, which is no consent; on the screen of the client then a card per consent, and one
 * signature for all. Declining is a normal outcome of each.
 */
export function OfferForm({ onDone }: { onDone: (done: Progress | null) => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const mayAsk = may(client, "consent.ask");
  const texts = useQuery({ ...textsQuery, enabled: mayAsk });
  const known = useQuery({ ...consentsQuery(client.id), enabled: mayAsk });
  const progress = useRef<Progress>({ offer: null, consents: [] });
  const form = useForm<Values>({
    initialValues: {
      answers: {},
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
  const { method, outcome, answers } = form.values;
  const onScreen = method === "screen" && outcome === "signed";
  const inUse = (texts.data?.items ?? []).filter((text) => !text.withdrawnAt);
  const purposes = openPurposes(known.data?.items ?? []);
  const failed = texts.error ?? known.error;
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
          const textIds = Object.fromEntries(inUse.map((text) => [text.purpose, text.id]));
          const given = values.method === "screen" && values.outcome === "signed" ? values.answers : {};
          const done = await recordAll(client.id, bodyOf(values), given, textIds, progress.current);
          if (!done.offer?.link) showToast(t("statement.recorded"));
          onDone(done);
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
        {onScreen && failed ? (
          <ErrorState
            problem={failed}
            retry={() => void Promise.all([texts.refetch(), known.refetch()])}
            compact
          />
        ) : null}
        {onScreen && known.data && inUse.length > 0 && purposes.length > 0 ? (
          <ConsentCards
            purposes={purposes}
            texts={inUse}
            answers={answers}
            onAnswer={(purpose, answer) => form.setFieldValue("answers", { ...answers, [purpose]: answer })}
          />
        ) : null}
        {onScreen ? (
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
