import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { eraseFile, type Erased, type Request } from "@/api/requests";
import { needsFreshCode } from "@/api/stepUp";
import { ConfirmTyped } from "@/ui/ConfirmTyped";
import { FormProblem } from "@/ui/Form";
import { IconTrash } from "@/ui/icons";
import { StepUp } from "@/ui/StepUp";
import { useAct } from "@/ui/useAct";

import styles from "./requests.module.css";

interface EraseFileProps {
  request: Request;
  onErased: (erased: Erased) => void;
}

/** The whole file goes, with this request: what happens, the number typed, the code of the phone, then the certificate. */
export function EraseFile({ request, onErased }: EraseFileProps) {
  const { t } = useTranslation("requests");
  const [step, setStep] = useState<"none" | "confirm" | "code">("none");
  const { busy, problem, run } = useAct();
  const erase = (): Promise<unknown> =>
    run(async () => {
      try {
        const erased = await eraseFile(request.id, request.number);
        setStep("none");
        onErased(erased);
      } catch (cause) {
        const code = needsFreshCode(cause);
        setStep(code ? "code" : "none");
        if (!code) throw cause;
      }
    });
  return (
    <>
      {problem ? <FormProblem problem={problem} /> : null}
      <p>{t("erase.text")}</p>
      <ul>
        <li>{t("erase.goes")}</li>
        <li>{t("erase.request")}</li>
        <li>{t("erase.stays")}</li>
        <li>{t("erase.backups")}</li>
      </ul>
      <div className={styles.acts}>
        <Button color="red" leftSection={<IconTrash />} loading={busy} onClick={() => setStep("confirm")}>
          {busy ? t("erase.busy") : t("do.erase")}
        </Button>
      </div>
      <div role="status">{busy ? t("erase.busy") : null}</div>
      {step === "confirm" ? (
        <ConfirmTyped
          title={t("erase.title")}
          name={request.number}
          confirmLabel={t("do.erase")}
          onConfirm={erase}
          onClose={() => setStep("none")}
        >
          <p>{t("erase.sure")}</p>
        </ConfirmTyped>
      ) : null}
      {step === "code" ? (
        <StepUp text={t("erase.code")} onDone={() => void erase()} onClose={() => setStep("none")} />
      ) : null}
    </>
  );
}
