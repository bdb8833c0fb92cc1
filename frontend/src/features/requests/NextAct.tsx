import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";
import { useAct } from "@/ui/useAct";
import { useOpened } from "@/ui/useOpened";

import { DecideForm } from "./DecideForm";
import { IdentityForm } from "./IdentityForm";
import styles from "./requests.module.css";
import { WordsForm } from "./WordsForm";
import { ask, doAct, extend, isEnded, review, type Request } from "@/api/requests";

interface NextActProps {
  request: Request;
  me: Schema<"Me">;
}

/** What has to be done now, by whom; everything else that may be done stands quietly beside it. */
export function NextAct({ request, me }: NextActProps) {
  const { t } = useTranslation("requests");
  const { busy, problem, run } = useAct();
  const [opened, open, close] = useOpened<"ask" | "extend">();
  const handles = me.roles.includes("privacy_officer");
  const second = request.decidedBy !== me.userId && (handles || me.roles.includes("director"));
  const plain = (name: Parameters<typeof doAct>[1], quiet = false) => (
    <Button
      loading={busy}
      variant={quiet ? "default" : "filled"}
      onClick={() => void run(() => doAct(request.id, name))}
    >
      {t(`do.${name}`)}
    </Button>
  );
  const mayAsk = handles && !request.question && ["received", "in-progress"].includes(request.state);
  const mayExtend = handles && !request.extendedOn && ["received", "in-progress"].includes(request.state);
  return (
    <>
      {problem ? <FormProblem problem={problem} /> : null}
      {request.state === "received" && handles ? <IdentityForm requestId={request.id} /> : null}
      {request.state === "in-progress" && handles ? <DecideForm requestId={request.id} /> : null}
      {request.state === "decided" ? (
        second ? (
          <>
            <p>{t("reviewText")}</p>
            <div className={styles.acts}>
              <Button loading={busy} onClick={() => void run(() => review(request.id, true))}>
                {t("do.agree")}
              </Button>
              <Button
                loading={busy}
                variant="default"
                onClick={() => void run(() => review(request.id, false))}
              >
                {t("do.sendBack")}
              </Button>
            </div>
          </>
        ) : (
          <p>{t("waitsForSecond")}</p>
        )
      ) : null}
      {request.state === "reviewed" && handles ? (
        <>
          <p>{t("executeText")}</p>
          {plain("execute")}
        </>
      ) : null}
      {request.state === "executed" && handles ? (
        <>
          <p>{t("closeText")}</p>
          {plain("close")}
        </>
      ) : null}
      {request.state === "clarification" && handles ? (
        <>
          <p>{t("clarifyText")}</p>
          {plain("clarify")}
        </>
      ) : null}
      {isEnded(request.state) ? <p>{t("endedText")}</p> : null}
      {opened === "ask" ? (
        <WordsForm
          label={t("question")}
          submitLabel={t("do.ask")}
          onSend={(words) => ask(request.id, words)}
          onDone={close}
        />
      ) : null}
      {opened === "extend" ? (
        <WordsForm
          label={t("reason")}
          submitLabel={t("do.extend")}
          onSend={(words) => extend(request.id, words)}
          onDone={close}
        />
      ) : null}
      <div className={styles.acts}>
        {mayAsk && opened !== "ask" ? (
          <Button variant="default" onClick={() => open("ask")}>
            {t("do.ask")}
          </Button>
        ) : null}
        {mayExtend && opened !== "extend" ? (
          <Button variant="default" onClick={() => open("extend")}>
            {t("do.extend")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
