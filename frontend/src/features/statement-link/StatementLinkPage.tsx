import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";
import { LinkCode, LinkPage } from "@/ui/LinkPage";
import { useAct } from "@/ui/useAct";
import { usePlace } from "@/ui/Page";
import { PlainText } from "@/ui/PlainText";

import styles from "./statementLink.module.css";

type Texts = Schema<"LinkTexts">;
type Answer = "signed" | "declined";

/** The client's own page, without a login: the code, the texts, and one answer. The token never leaves the address. */
export function StatementLinkPage() {
  const { t } = useTranslation("statement-link");
  usePlace(t("title"));
  const token = window.location.hash.slice(1);
  const [code, setCode] = useState("");
  const [texts, setTexts] = useState<Texts | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { busy, problem, run } = useAct();
  const open = (): Promise<boolean> =>
    run(async () =>
      setTexts(await send<Texts>(api.POST("/statement-links/open", { body: { token, code } }))),
    );
  const say = (outcome: Answer): Promise<boolean> =>
    run(async () => {
      await send(api.POST("/statement-links/answer", { body: { token, code, outcome } }));
      setAnswer(outcome);
    });
  return (
    <LinkPage wide>
      {answer ? (
        <>
          <h1>{t("signedTitle")}</h1>
          <p>{t(answer)}</p>
        </>
      ) : !texts ? (
        <LinkCode
          texts={{
            title: t("title"),
            intro: t("intro"),
            noLink: t("noLink"),
            code: t("code"),
            codeHelp: t("codeHelp"),
            open: t("open"),
          }}
          token={token}
          code={code}
          onCode={setCode}
          busy={busy}
          problem={problem}
          onOpen={() => void open()}
        />
      ) : (
        <>
          <h1>{t("title")}</h1>
          <p>{t("read")}</p>
          {[texts.statement, texts.reglement].map((text) => (
            <article key={text.id} className={styles.text}>
              <h2>
                {text.title} <small>{t("version", { version: text.version })}</small>
              </h2>
              <PlainText body={text.body} level={3} />
            </article>
          ))}
          <p>
            <strong>{t("receiptOnly")}</strong> {t("noConsequence")}
          </p>
          {problem ? <FormProblem problem={problem} /> : null}
          <div className={styles.answers}>
            <Button loading={busy} onClick={() => void say("signed")}>
              {t("sign")}
            </Button>
            <Button variant="default" loading={busy} onClick={() => void say("declined")}>
              {t("decline")}
            </Button>
          </div>
        </>
      )}
    </LinkPage>
  );
}
