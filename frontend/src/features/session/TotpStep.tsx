import { Anchor, Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";

import styles from "./session.module.css";
import { useAct } from "@/ui/useAct";

interface TotpStepProps {
  challenge: string;
  onAnswer: (answer: Schema<"LoginResponse">) => void;
  onRestart: () => void;
}

/** The second step: six digits of the phone (sent as soon as they are there), or a recovery code. */
export function TotpStep({ challenge, onAnswer, onRestart }: TotpStepProps) {
  const { t } = useTranslation("session");
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState(false);
  const { busy, problem, run } = useAct();
  const confirm = (value: string): Promise<boolean> =>
    run(async () => {
      const body = recovery ? { challenge, recoveryCode: value.trim() } : { challenge, code: value };
      try {
        onAnswer(await send(api.POST("/auth/totp", { body })));
      } finally {
        if (!recovery) setCode("");
      }
    });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void confirm(code);
      }}
    >
      <div>
        <h1 className={styles.title}>{t("totp.title")}</h1>
        <p className={styles.intro}>{recovery ? t("totp.recoveryHelp") : t("totp.intro")}</p>
      </div>
      {problem ? <FormProblem problem={problem} /> : null}
      <TextInput
        key={recovery ? "recovery" : "code"}
        label={recovery ? t("totp.recovery") : t("totp.code")}
        value={code}
        onChange={(event) => {
          const value = event.currentTarget.value;
          const digits = value.replaceAll(/\D/g, "").slice(0, 6);
          setCode(recovery ? value : digits);
          if (!recovery && digits.length === 6) void confirm(digits);
        }}
        inputMode={recovery ? "text" : "numeric"}
        autoComplete="one-time-code"
        name="code"
        required
        withAsterisk={false}
        classNames={{ input: recovery ? "" : (styles.code ?? "") }}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do on this screen
        autoFocus
      />
      <Button type="submit" loading={busy} fullWidth>
        {t("totp.submit")}
      </Button>
      <div className={styles.links}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            setRecovery(!recovery);
            setCode("");
          }}
        >
          {recovery ? t("totp.useCode") : t("totp.useRecovery")}
        </Anchor>
        <Anchor component="button" type="button" size="sm" onClick={onRestart}>
          {t("totp.restart")}
        </Anchor>
      </div>
    </form>
  );
}
