import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";

import styles from "./session.module.css";
import { useAct } from "@/ui/useAct";

export function CredentialsStep({ onAnswer }: { onAnswer: (answer: Schema<"LoginResponse">) => void }) {
  const { t } = useTranslation("session");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const passwordField = useRef<HTMLInputElement>(null);
  const { busy, problem, run } = useAct();
  const login = async (): Promise<void> => {
    onAnswer(await send(api.POST("/auth/login", { body: { email: email.trim(), password } })));
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(login).then(() => passwordField.current?.select());
      }}
    >
      <div>
        <h1 className={styles.title}>{t("login.title")}</h1>
        <p className={styles.intro}>{t("login.intro")}</p>
      </div>
      {problem ? <FormProblem problem={problem} /> : null}
      <TextInput
        label={t("login.email")}
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        data-autofocus
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the only thing to do on this screen
        autoFocus
      />
      <PasswordInput
        ref={passwordField}
        label={t("login.password")}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": t("actions.show", { ns: "common" }) }}
      />
      <Button type="submit" loading={busy} fullWidth>
        {t("login.submit")}
      </Button>
    </form>
  );
}
