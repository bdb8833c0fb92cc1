import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { FormProblem } from "@/ui/Form";
import { showToast } from "@/ui/toast";

import { endNow, type StandIn } from "./standInApi";

/** Says what ending means, and ends it at once. */
export function EndNow({ standIn, onClose }: { standIn: StandIn; onClose: () => void }) {
  const { t } = useTranslation("stand-ins");
  const { t: common } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const end = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await endNow(standIn);
      showToast(t("end.done"));
      onClose();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t("end.title")}>
      <p>
        {t(standIn.state === "running" ? "end.running" : "end.coming", {
          colleague: standIn.standInName,
          absent: standIn.absentAdviserName,
        })}
      </p>
      {problem ? <FormProblem problem={problem} /> : null}
      <Group mt="lg" gap="sm">
        <Button onClick={() => void end()} loading={busy} data-autofocus>
          {t("end.confirm")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common("actions.cancel")}
        </Button>
      </Group>
    </Modal>
  );
}
