import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send, sendRaw } from "@/api/client";
import { saveBlob } from "@/api/download";
import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";
import { LinkCode, LinkForm, LinkPage } from "@/ui/LinkPage";
import { useAct } from "@/ui/useAct";
import { usePlace } from "@/ui/Page";

import styles from "./disclosureLink.module.css";

type Duty = Schema<"DisclosureLinkDuty">;

interface Given {
  content: Blob;
  name: string;
}

/** The name the API gave it: a kind of thing, nothing of a person. */
function nameOf(answer: Response): string {
  const said = /filename="([\w.-]+)"/.exec(answer.headers.get("Content-Disposition") ?? "");
  return said?.[1] ?? "stuk";
}

/** The recipient's own page, without a login: the code, the promise of secrecy, then the data, once (R31). */
export function DisclosureLinkPage() {
  const { t } = useTranslation("disclosure-link");
  usePlace(t("title"));
  const token = window.location.hash.slice(1);
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [duty, setDuty] = useState<Duty | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const { busy, problem, run } = useAct();
  const open = (): Promise<boolean> =>
    run(async () => setDuty(await send<Duty>(api.POST("/disclosure-links/open", { body: { token, code } }))));
  const take = (): Promise<boolean> =>
    run(async () => {
      const answer = await sendRaw("/disclosure-links/take", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token, code, acceptedBy: name.trim() }),
      });
      const taken = { content: await answer.blob(), name: nameOf(answer) };
      setGiven(taken);
      saveBlob(taken.content, taken.name);
    });
  return (
    <LinkPage>
      {given ? (
        <>
          <h1>{t("doneTitle")}</h1>
          <p>{t("done")}</p>
          <Button variant="default" onClick={() => saveBlob(given.content, given.name)}>
            {t("again")}
          </Button>
        </>
      ) : duty ? (
        <LinkForm onSubmit={() => void take()}>
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
        </LinkForm>
      ) : (
        <LinkCode
          texts={{
            title: t("title"),
            intro: t("intro"),
            noLink: t("noLink"),
            code: t("code"),
            open: t("open"),
          }}
          token={token}
          code={code}
          onCode={setCode}
          busy={busy}
          problem={problem}
          onOpen={() => void open()}
        />
      )}
    </LinkPage>
  );
}
