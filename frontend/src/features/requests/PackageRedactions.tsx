import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ruleOn, type Redaction } from "@/api/packages";
import { shortDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { useAct } from "@/ui/useAct";
import { useOpened } from "@/ui/useOpened";

import styles from "./package.module.css";

/** What is left out of the package, each with its reason; showing one after all takes a reason of its own. */
export function PackageRedactions({
  requestId,
  redactions,
}: {
  requestId: string;
  redactions: readonly Redaction[];
}) {
  const { t } = useTranslation("requests");
  const [opened, open, close] = useOpened<string>();
  return (
    <>
      <h3 className={styles.heading}>{t("package.leftOut")}</h3>
      <ul className={styles.redactions}>
        {redactions.map((one) => {
          const key = `${one.path}/${one.item ?? ""}`;
          const fixed = one.code === "unsafe-file" || one.code === "not-granted";
          return (
            <li key={key}>
              <div>
                <strong>{one.label}</strong>
                {one.value ? `: ${one.value}` : null}
                {one.dated ? <span className={styles.quiet}> {shortDate(one.dated)}</span> : null}
                <div className={styles.quiet}>
                  {one.shown ? t("package.shown") : t(`package.codes.${one.code}`)}
                  {one.reason ? ` ${one.reason}` : null}
                </div>
              </div>
              {fixed || opened === key ? null : (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t(one.shown ? "package.hide" : "package.show")}: ${one.label}`}
                  onClick={() => open(key)}
                >
                  {t(one.shown ? "package.hide" : "package.show")}
                </Button>
              )}
              {opened === key ? <RuleForm requestId={requestId} one={one} onDone={close} /> : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function RuleForm({ requestId, one, onDone }: { requestId: string; one: Redaction; onDone: () => void }) {
  const { t } = useTranslation("requests");
  const { t: common } = useTranslation();
  const [reason, setReason] = useState("");
  const { busy, problem, run } = useAct();
  return (
    <form
      className={styles.rule}
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => ruleOn(requestId, one, reason.trim())).then((done) => done && onDone());
      }}
    >
      {problem ? <FormProblem problem={problem} /> : null}
      <TextInput
        label={t("package.why")}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      <div className={styles.acts}>
        <Button type="submit" size="compact-md" loading={busy} disabled={!reason.trim()}>
          {common("actions.save")}
        </Button>
        <Button size="compact-md" variant="default" onClick={onDone}>
          {common("actions.cancel")}
        </Button>
      </div>
    </form>
  );
}
