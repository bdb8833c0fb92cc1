import { Anchor, Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { endSession, refreshSession } from "@/api/session";
import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import styles from "./session.module.css";
import { useAct } from "@/ui/useAct";

interface EnrolStepProps {
  /** Back to the login; left out for who is logged in. */
  onRestart?: () => void;
  /** When the recovery codes are kept; on the way in, the session goes on by itself. */
  onDone?: () => void;
}

/** The first time: links the phone, then shows the recovery codes once. */
export function EnrolStep({ onRestart, onDone }: EnrolStepProps) {
  const { t } = useTranslation("session");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const enrolment = useQuery({
    queryKey: ["totp-enrolment"],
    queryFn: () => send<Schema<"TotpEnrolment">>(api.POST("/auth/totp-enrolments")),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const restart = (): void => {
    endSession();
    onRestart?.();
  };
  if (codes) {
    return (
      <RecoveryCodes
        codes={codes}
        title={onRestart ? "h1" : "h2"}
        onDone={onDone ?? (() => void refreshSession().then((ok) => (ok ? undefined : restart())))}
      />
    );
  }
  return (
    <div className={styles.form}>
      <div>
        {onRestart ? <h1 className={styles.title}>{t("enrol.title")}</h1> : null}
        <p className={styles.intro}>{t("enrol.intro")}</p>
      </div>
      {enrolment.error ? (
        <ErrorState problem={enrolment.error} retry={() => void enrolment.refetch()} compact />
      ) : null}
      {enrolment.isPending ? <SkeletonLines lines={6} /> : null}
      {enrolment.data ? <LinkPhone enrolment={enrolment.data} onCodes={setCodes} /> : null}
      {onRestart ? (
        <Anchor component="button" type="button" size="sm" onClick={restart} style={{ justifySelf: "start" }}>
          {t("totp.restart")}
        </Anchor>
      ) : null}
    </div>
  );
}

function LinkPhone({
  enrolment,
  onCodes,
}: {
  enrolment: Schema<"TotpEnrolment">;
  onCodes: (codes: string[]) => void;
}) {
  const { t } = useTranslation("session");
  const [code, setCode] = useState("");
  const { busy, problem, run } = useAct();
  const qr = useMemo(
    () => `data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qrSvg)}`,
    [enrolment.qrSvg],
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          onCodes((await send(api.POST("/auth/totp-enrolments/confirm", { body: { code } }))).codes);
        });
      }}
    >
      <h2 className={styles.stepTitle}>{t("enrol.scan")}</h2>
      <img className={styles.qr} src={qr} alt={t("enrol.qr")} width={184} height={184} />
      <div>
        <p className={styles.intro}>{t("enrol.secret")}</p>
        <code className={styles.secret}>{enrolment.secret.replaceAll(/(.{4})/g, "$1 ").trim()}</code>
      </div>
      <h2 className={styles.stepTitle}>{t("enrol.confirm")}</h2>
      {problem ? <FormProblem problem={problem} /> : null}
      <TextInput
        aria-label={t("totp.code")}
        classNames={{ input: styles.code ?? "" }}
        inputMode="numeric"
        autoComplete="one-time-code"
        name="code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\D/g, "").slice(0, 6))}
      />
      <Button type="submit" loading={busy} disabled={code.length !== 6} fullWidth>
        {t("enrol.submit")}
      </Button>
    </form>
  );
}

interface RecoveryCodesProps {
  codes: readonly string[];
  /** Under the title of a page, or a title itself. */
  title: "h1" | "h2";
  onDone: () => void;
}

function RecoveryCodes({ codes, title: Title, onDone }: RecoveryCodesProps) {
  const { t } = useTranslation("session");
  const [kept, setKept] = useState(false);
  return (
    <div className={styles.form}>
      <div>
        <Title className={styles.title}>{t("enrol.codesTitle")}</Title>
        <p className={styles.intro}>{t("enrol.codesIntro")}</p>
      </div>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Checkbox label={t("enrol.codesDone")} checked={kept} onChange={() => setKept(!kept)} />
      <Button disabled={!kept} onClick={onDone} fullWidth>
        {t("actions.next", { ns: "common" })}
      </Button>
    </div>
  );
}
