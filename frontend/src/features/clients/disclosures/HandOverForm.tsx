import { Button, Checkbox, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { longDate, shortDate } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { AskForm } from "../consents/AskForm";
import { consentsQuery } from "../consents/consentsApi";
import { documentsQuery, type FileDocument } from "../documents/documentApi";
import { may } from "../sections";
import { linkDays } from "./disclosuresApi";
import styles from "./disclosures.module.css";
import {
  consentGround,
  provisionGround,
  provisionsQuery,
  type Category,
  type Ground,
  type HandOverValues,
} from "./handOver";

const whens = ["now", "tomorrow", "week"] as const;

interface HandOverFormProps {
  initial: HandOverValues | null;
  /** A document that was open when this was asked. */
  documentId: string | null;
  onPreview: (values: HandOverValues, ground: Ground, documents: FileDocument[]) => void;
  onCancel: () => void;
}

/** On which ground, to whom, what, and how. The ground comes first: it says who may get it and what at most (R28). */
export function HandOverForm({ initial, documentId, onPreview, onCancel }: HandOverFormProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const consents = useQuery(consentsQuery(client.id));
  const provisions = useQuery(provisionsQuery);
  const documents = useQuery(documentsQuery({ clientId: client.id, purpose: null }));
  const [asking, setAsking] = useState(false);
  const served = (documents.data?.items ?? []).filter(
    (one) => one.scanState === "clean" || one.scanState === "not-scanned",
  );
  const byConsent = (consents.data?.items ?? [])
    .map(consentGround)
    .filter((one): one is Ground => one !== null);
  const byLaw = (provisions.data?.items ?? []).map(provisionGround);
  const groundOf = (id: string): Ground | undefined => [...byConsent, ...byLaw].find((one) => one.id === id);
  const form = useForm<HandOverValues>({
    initialValues: initial ?? {
      ground: "",
      recipientName: "",
      documentIds: documentId ? [documentId] : [],
      categories: [],
      how: "link",
      days: "7",
      when: "now",
      acceptedBy: "",
    },
    validate: {
      ground: (value) => (groundOf(value) ? null : t("handOver.groundFirst")),
      recipientName: (value, values) =>
        (groundOf(values.ground)?.recipientName ?? value.trim()) ? null : t("handOver.nameFirst"),
      documentIds: (value) => (value.length > 0 ? null : t("handOver.documentFirst")),
      categories: (value) => (value.length > 0 ? null : t("handOver.categoryFirst")),
      acceptedBy: (value, { how }) => (how === "link" || value.trim() ? null : t("handOver.acceptedFirst")),
    },
  });
  const problem = consents.error ?? provisions.error ?? documents.error;
  if (problem) return <ErrorState problem={problem} retry={() => void consents.refetch()} compact />;
  if (!consents.data || !provisions.data || !documents.data) return <SkeletonLines lines={5} />;
  const ground = groundOf(form.values.ground);
  const choose = (id: string): void => form.setValues({ ground: id, categories: [] });
  if (asking) return <AskForm onDone={() => setAsking(false)} />;
  return (
    <div className={styles.card}>
      <h3 className={styles.cardTitle}>{t("handOver.title")}</h3>
      <Form
        form={form}
        labels={{
          ground: t("handOver.ground"),
          recipientName: t("handOver.recipient"),
          documentIds: t("handOver.documents"),
          categories: t("handOver.categories"),
          acceptedBy: t("handOver.acceptedBy"),
        }}
        submitLabel={t("disclosures.preview")}
        onCancel={onCancel}
        guard={false}
        onSubmit={(values) => {
          const chosen = served.filter((one) => values.documentIds.includes(one.id));
          if (ground) onPreview(values, ground, chosen);
          return Promise.resolve();
        }}
      >
        <Radio.Group
          label={t("handOver.ground")}
          description={t("handOver.groundHelp")}
          inputWrapperOrder={["label", "description", "input", "error"]}
          value={form.values.ground}
          onChange={choose}
          error={form.errors["ground"]}
        >
          <div className={styles.grounds}>
            {byConsent.map((one, at) => (
              <Radio
                key={one.id}
                ref={at === 0 ? focusOnce : null}
                value={one.id}
                label={t("handOver.byConsent", {
                  name: one.recipientName ?? t(`disclosures.recipients.${one.recipient}`),
                })}
                description={t("handOver.consentUntil", {
                  purpose: t(`consents.purposes.${one.consent?.purpose ?? "photo-or-quote"}`),
                  date: one.consent?.expiresAt ? longDate(one.consent.expiresAt) : "",
                })}
              />
            ))}
            {byConsent.length === 0 ? <p className={styles.quiet}>{t("handOver.noConsent")}</p> : null}
            {may(client, "consent.ask") ? (
              <div>
                <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
                  {t("disclosures.askConsent")}
                </Button>
              </div>
            ) : null}
            {byLaw.map((one, at) => (
              <Radio
                key={one.id}
                ref={at === 0 && byConsent.length === 0 ? focusOnce : null}
                value={one.id}
                label={one.provision?.title}
                description={one.provision?.article}
              />
            ))}
          </div>
        </Radio.Group>
        {ground && !ground.recipientName ? (
          <TextInput
            label={t("handOver.recipient")}
            maxLength={200}
            {...form.getInputProps("recipientName")}
          />
        ) : null}
        <Checkbox.Group
          label={t("handOver.documents")}
          value={form.values.documentIds}
          onChange={(value) => form.setFieldValue("documentIds", value)}
          error={form.errors["documentIds"]}
        >
          <div className={styles.grounds}>
            {served.map((one) => (
              <Checkbox
                key={one.id}
                value={one.id}
                label={one.title}
                description={`${t(`documents.kinds.${one.kind}`)}, ${shortDate(one.uploadedAt)}`}
              />
            ))}
            {served.length === 0 ? <p className={styles.quiet}>{t("handOver.noDocuments")}</p> : null}
          </div>
        </Checkbox.Group>
        {ground ? (
          <Checkbox.Group
            label={t("handOver.categories")}
            description={t("handOver.categoriesHelp")}
            inputWrapperOrder={["label", "description", "input", "error"]}
            value={form.values.categories}
            onChange={(value) => form.setFieldValue("categories", value as Category[])}
            error={form.errors["categories"]}
          >
            <div className={styles.choices}>
              {ground.categories.map((one) => (
                <Checkbox key={one} value={one} label={t(`handOver.categoryNames.${one as "name"}`)} />
              ))}
            </div>
          </Checkbox.Group>
        ) : null}
        <Radio.Group
          label={t("handOver.how")}
          value={form.values.how}
          onChange={(value) => form.setFieldValue("how", value === "handed" ? "handed" : "link")}
        >
          <div className={styles.grounds}>
            <Radio value="link" label={t("handOver.byLink")} description={t("handOver.byLinkHelp")} />
            <Radio value="handed" label={t("handOver.handed")} description={t("handOver.handedHelp")} />
          </div>
        </Radio.Group>
        {form.values.how === "link" ? (
          <div className={styles.row}>
            <NativeSelect
              label={t("disclosures.days")}
              data={linkDays.map((value) => ({
                value,
                label: t("disclosures.daysOf", { count: Number(value) }),
              }))}
              {...form.getInputProps("days")}
            />
            <NativeSelect
              label={t("disclosures.when")}
              data={whens.map((value) => ({ value, label: t(`handOver.whens.${value}`) }))}
              {...form.getInputProps("when")}
            />
          </div>
        ) : (
          <TextInput
            label={t("handOver.acceptedBy")}
            description={provisions.data.confidentialityText}
            maxLength={200}
            {...form.getInputProps("acceptedBy")}
          />
        )}
      </Form>
    </div>
  );
}
