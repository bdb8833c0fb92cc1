import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useClientScope } from "@/ui/ClientScope";
import { focusOnce } from "@/ui/focusOnce";
import { FormProblem } from "@/ui/Form";
import { IconFileText, IconLink, IconPencil } from "@/ui/icons";

import { AskForm } from "../consents/AskForm";
import { may } from "../sections";
import {
  linkDays,
  makeProfile,
  saveProfile,
  sendProfile,
  type Preview,
  type ProfileValues,
  type SentProfile,
} from "./disclosuresApi";
import styles from "./disclosures.module.css";

interface ProfilePreviewProps {
  values: ProfileValues;
  preview: Preview;
  onPreview: (preview: Preview) => void;
  onChange: () => void;
  onSent: (sent: SentProfile) => void;
}

const day = 24 * 60 * 60 * 1000;

/** Exactly what goes out, what the client did not open, what is other than last time; then the link. */
export function ProfilePreview({ values, preview, onPreview, onChange, onSent }: ProfilePreviewProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const [asking, setAsking] = useState(false);
  const [days, setDays] = useState("7");
  const [when, setWhen] = useState("now");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
      // What changed since the preview is shown before anything leaves.
      if (cause.status === 409) onPreview(await makeProfile(client.id, values));
    } finally {
      setBusy(false);
    }
  };
  const again = (): Promise<void> =>
    act(async () => {
      setAsking(false);
      onPreview(await makeProfile(client.id, values));
    });
  const leave = (): Promise<void> =>
    act(async () => {
      const sendAt = when === "now" ? null : new Date(Date.now() + day).toISOString();
      onSent(await sendProfile(client.id, preview, Number(days), sendAt));
    });
  return (
    <div className={styles.card}>
      <h3 className={styles.cardTitle}>{t("disclosures.previewTitle")}</h3>
      <p className={styles.quiet}>{t("disclosures.previewText")}</p>
      <dl className={styles.facts}>
        <dt>{t("disclosures.employer")}</dt>
        <dd>{preview.employerName}</dd>
        <dt>{t("disclosures.jobTitle")}</dt>
        <dd>
          {preview.jobTitle} ({t(`disclosures.kinds.${preview.kind}`)})
        </dd>
        {preview.introduction ? (
          <>
            <dt>{t("disclosures.introduction")}</dt>
            <dd>{preview.introduction}</dd>
          </>
        ) : null}
        {preview.sections.map((section) => (
          <Facts key={section.field} title={t(`disclosures.fields.${section.field}`)} lines={section.lines} />
        ))}
      </dl>
      {preview.withheld.length > 0 ? (
        <div className={styles.note}>
          {preview.basis === "placement-need" ? <p>{t("disclosures.anonymous")}</p> : null}
          <p>
            {t("disclosures.withheld", {
              fields: preview.withheld.map((one) => t(`disclosures.fields.${one}`).toLowerCase()).join(", "),
            })}
          </p>
          {may(client, "consent.ask") && !asking ? (
            <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
              {t("disclosures.askConsent")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {asking ? <AskForm onDone={() => void again()} /> : null}
      {preview.differences.length > 0 ? (
        <div className={styles.note}>
          <p>{t("disclosures.changedSince")}</p>
          <ul>
            {preview.differences.map((one) => (
              <li key={one.field}>
                {t(`disclosures.fields.${one.field as "name"}`)}:{" "}
                <strong>{one.after.join("; ") || t("disclosures.nothing")}</strong> ({t("disclosures.before")}{" "}
                {one.before.join("; ") || t("disclosures.nothing")})
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {problem ? <FormProblem problem={problem} /> : null}
      {asking ? null : (
        <div className={styles.row}>
          <NativeSelect
            label={t("disclosures.days")}
            data={linkDays.map((value) => ({
              value,
              label: t("disclosures.daysOf", { count: Number(value) }),
            }))}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
          <NativeSelect
            label={t("disclosures.when")}
            data={(["now", "tomorrow"] as const).map((value) => ({
              value,
              label: t(`disclosures.whens.${value}`),
            }))}
            value={when}
            onChange={(event) => setWhen(event.currentTarget.value)}
          />
          <Button ref={focusOnce} leftSection={<IconLink />} loading={busy} onClick={() => void leave()}>
            {t("disclosures.send")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileText />}
            onClick={() => void act(() => saveProfile(client.id, preview))}
          >
            {t("disclosures.pdf")}
          </Button>
          <Button variant="subtle" leftSection={<IconPencil />} onClick={onChange}>
            {t("disclosures.back")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Facts({ title, lines }: { title: string; lines: string[] }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </dd>
    </>
  );
}
