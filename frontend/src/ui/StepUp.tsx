import { Button, Group, Modal, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useMe } from "@/api/queries";
import { showCode } from "@/api/stepUp";

import { FormProblem } from "./Form";

interface StepUpProps {
  /** What asks for it. */
  text: string;
  onDone: () => void;
  onClose: () => void;
}

/** The second factor, again: six digits go at once. Who has none yet is told where to set it up. */
export function StepUp({ text, onDone, onClose }: StepUpProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const confirm = async (digits: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await showCode(digits);
      onDone();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
      setCode("");
    } finally {
      setBusy(false);
    }
  };
  if (!me.totpEnrolled) {
    return (
      <Modal opened onClose={onClose} title={t("stepUp.title")}>
        <p>{t("stepUp.none")}</p>
        <Link to="/second-factor">{t("top.secondFactor")}</Link>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={t("stepUp.title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm(code);
        }}
      >
        <p>{text}</p>
        {problem ? <FormProblem problem={problem} /> : null}
        <TextInput
          mt="md"
          label={t("stepUp.label")}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => {
            const digits = event.currentTarget.value.replaceAll(/\D/g, "").slice(0, 6);
            setCode(digits);
            if (digits.length === 6) void confirm(digits);
          }}
          data-autofocus
        />
        <Group mt="lg" gap="sm">
          <Button type="submit" loading={busy} disabled={code.length !== 6}>
            {t("stepUp.submit")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("actions.cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
