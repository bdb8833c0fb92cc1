import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";
import { useAct } from "@/ui/useAct";

import { DecideForm } from "./DecideForm";
import { ExtendForm } from "./ExtendForm";
import { IdentityForm } from "./IdentityForm";
import styles from "./requests.module.css";
import { doAct, isEnded, review, type Request } from "@/api/requests";

interface NextActProps {
  request: Request;
  me: Schema<"Me">;
}

/** What has to be done now, by whom; everything else that may be done stands quietly beside it. */
export function NextAct({ request, me }: NextActProps) {
  const { t } = useTranslation("requests");
  const { busy, problem, run } = useAct();
  const [extending, setExtending] = useState(false);
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
      {extending ? <ExtendForm requestId={request.id} onDone={() => setExtending(false)} /> : null}
      <div className={styles.acts}>
        {handles && ["received", "in-progress"].includes(request.state) ? plain("ask", true) : null}
        {mayExtend && !extending ? (
          <Button variant="default" onClick={() => setExtending(true)}>
            {t("do.extend")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
