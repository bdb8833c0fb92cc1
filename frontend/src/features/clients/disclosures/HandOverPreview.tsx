import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { focusOnce } from "@/ui/focusOnce";
import { FormProblem } from "@/ui/Form";
import { IconLink, IconPencil } from "@/ui/icons";
import { useAct } from "@/ui/useAct";

import type { FileDocument } from "../documents/documentApi";
import { DocumentContent } from "../documents/Preview";
import styles from "./disclosures.module.css";
import {
  handOver,
  handoverOf,
  provisionsQuery,
  type Ground,
  type HandedOver,
  type HandOverValues,
} from "./handOver";

interface HandOverPreviewProps {
  values: HandOverValues;
  ground: Ground;
  documents: FileDocument[];
  onChange: () => void;
  onSent: (handed: HandedOver) => void;
}

/** Exactly what goes out, to whom, on which ground and under which duty; then it leaves. */
export function HandOverPreview({ values, ground, documents, onChange, onSent }: HandOverPreviewProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const provisions = useQuery(provisionsQuery);
  const { busy, problem, run } = useAct();
  const body = handoverOf(values, ground, documents);
  const leave = (): Promise<boolean> => run(async () => onSent(await handOver(client.id, body)));
  return (
    <div className={styles.card}>
      <h3 ref={focusOnce} tabIndex={-1} className={styles.cardTitle}>
        {t("disclosures.previewTitle")}
      </h3>
      <p className={styles.quiet}>{t("handOver.previewText", { count: documents.length })}</p>
      <dl className={styles.facts}>
        <dt>{t("handOver.recipient")}</dt>
        <dd>
          {body.recipientName} ({t(`disclosures.recipients.${body.recipient}`)})
        </dd>
        <dt>{t("disclosures.basis")}</dt>
        <dd>
          {ground.provision
            ? `${ground.provision.title} (${ground.provision.article})`
            : `${t("disclosures.bases.consent")}: ${t(`consents.purposes.${ground.consent?.purpose ?? "photo-or-quote"}`)}`}
        </dd>
        <dt>{t("handOver.categories")}</dt>
        <dd>{body.categories.map((one) => t(`handOver.categoryNames.${one as "name"}`)).join(", ")}</dd>
        <dt>{t("handOver.duty")}</dt>
        <dd>{provisions.data?.confidentialityText}</dd>
        <dt>{t("handOver.how")}</dt>
        <dd>
          {values.how === "link"
            ? `${t("handOver.byLink")}, ${t("disclosures.daysOf", { count: Number(values.days) })}, ${t(`handOver.whens.${values.when}`).toLowerCase()}`
            : t("handOver.handedTo", { name: values.acceptedBy.trim() })}
        </dd>
      </dl>
      {documents.map((one) => (
        <section key={one.id} className={styles.leaving} aria-label={one.title}>
          <h4 className={styles.leavingTitle}>{one.title}</h4>
          <DocumentContent shelf={{ clientId: client.id, purpose: null }} document={one} />
        </section>
      ))}
      {problem ? <FormProblem problem={problem} /> : null}
      <div className={styles.row}>
        <Button leftSection={<IconLink />} loading={busy} onClick={() => void leave()}>
          {values.how === "link" ? t("disclosures.send") : t("handOver.record")}
        </Button>
        <Button variant="subtle" leftSection={<IconPencil />} onClick={onChange}>
          {t("disclosures.back")}
        </Button>
      </div>
    </div>
  );
}
