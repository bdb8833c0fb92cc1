import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send, sendRaw } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";
import { usePlace } from "@/ui/Page";

import styles from "./disclosureLink.module.css";

type Duty = Schema<"DisclosureLinkDuty">;

function save(pdf: Blob): void {
  const address = URL.createObjectURL(pdf);
  const link = document.createElement("a");
  link.href = address;
  link.download = "profiel.pdf";
  link.click();
  URL.revokeObjectURL(address);
}

/** The recipient's own page, without a login: the code, the promise of secrecy, then the data, once (R31). */
export function DisclosureLinkPage() {
  const { t } = useTranslation("disclosure-link");
  usePlace(t("title"));
  const token = window.location.hash.slice(1);
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [duty, setDuty] = useState<Duty | null>(null);
  const [pdf, setPdf] = useState<Blob | null>(null);
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
    } finally {
      setBusy(false);
    }
  };
  const open = (): Promise<void> =>
    act(async () => setDuty(await send<Duty>(api.POST("/disclosure-links/open", { body: { token, code } }))));
  const take = (): Promise<void> =>
    act(async () => {
      const answer = await sendRaw("/disclosure-links/take", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token, code, acceptedBy: name.trim() }),
      });
      const given = await answer.blob();
      setPdf(given);
      save(given);
    });
  return (
    <main className={styles.screen}>
      <div className={styles.sheet}>
        {pdf ? (
          <>
            <h1>{t("doneTitle")}</h1>
            <p>{t("done")}</p>
            <Button variant="default" onClick={() => save(pdf)}>
              {t("again")}
            </Button>
          </>
        ) : duty ? (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void take();
            }}
          >
            <h1>{t("dutyTitle")}</h1>
            <p>{t("from", { bureau: duty.bureau })}</p>
            <blockquote className={styles.duty}>{duty.confidentialityText}</blockquote>
            <p>{t("once")}</p>
            {problem ? <FormProblem problem={problem} /> : null}
            <TextInput
              label={t("name")}
              description={t("nameHelp")}
              autoComplete="name"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy} disabled={!name.trim()}>
              {t("accept")}
            </Button>
          </form>
        ) : (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void open();
            }}
          >
            <h1>{t("title")}</h1>
            {token ? <p>{t("intro")}</p> : <p role="alert">{t("noLink")}</p>}
            {problem ? <FormProblem problem={problem} /> : null}
            <TextInput
              label={t("code")}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\D/g, ""))}
            />
            <Button type="submit" loading={busy} disabled={!token || code.length !== 6}>
              {t("open")}
            </Button>
          </form>
        )}
      </div>
    </main>
  );
}
