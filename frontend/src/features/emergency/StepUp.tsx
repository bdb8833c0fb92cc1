import { Button, Group, Modal, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useMe } from "@/api/queries";
import { FormProblem } from "@/ui/Form";

import { showCode } from "./emergencyApi";

/** The second factor, again: six digits go at once. Who has none yet is told where to set it up. */
export function StepUp({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("emergency");
  const { t: common } = useTranslation();
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
      <Modal opened onClose={onClose} title={t("code.title")}>
        <p>{t("code.none")}</p>
        <Link to="/second-factor">{common("top.secondFactor")}</Link>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={t("code.title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm(code);
        }}
      >
        <p>{t("code.text")}</p>
        {problem ? <FormProblem problem={problem} /> : null}
        <TextInput
          mt="md"
          label={t("code.label")}
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
            {t("code.submit")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {common("actions.cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
