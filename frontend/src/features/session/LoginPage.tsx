import { useState } from "react";
import { useTranslation } from "react-i18next";

import { adoptSession, sessionState } from "@/api/session";
import type { Schema } from "@/api/types";
import { usePlace } from "@/ui/Page";

import { CredentialsStep } from "./CredentialsStep";
import { EnrolStep } from "./EnrolStep";
import styles from "./session.module.css";
import { TotpStep } from "./TotpStep";

type Step = { at: "credentials" } | { at: "totp"; challenge: string } | { at: "enrol" };

/** The way in: password, then the code of the phone, or setting that up the first time. */
export function LoginPage() {
  const { t } = useTranslation("session");
  usePlace(t("login.title"));
  const [step, setStep] = useState<Step>(() =>
    sessionState() === "enrolment" ? { at: "enrol" } : { at: "credentials" },
  );
  const proceed = (answer: Schema<"LoginResponse">): void => {
    adoptSession(answer);
    if (answer.state === "totpRequired" && answer.challenge)
      setStep({ at: "totp", challenge: answer.challenge });
    if (answer.state === "enrolmentRequired") setStep({ at: "enrol" });
  };
  return (
    <main className={styles.screen}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <span>{t("app", { ns: "common" })}</span>
        </div>
        {step.at === "credentials" ? <CredentialsStep onAnswer={proceed} /> : null}
        {step.at === "totp" ? (
          <TotpStep
            challenge={step.challenge}
            onAnswer={proceed}
            onRestart={() => setStep({ at: "credentials" })}
          />
        ) : null}
        {step.at === "enrol" ? <EnrolStep onRestart={() => setStep({ at: "credentials" })} /> : null}
      </div>
    </main>
  );
}
