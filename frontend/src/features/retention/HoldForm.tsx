import { Button, Group, Modal, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DateInput } from "@/ui/DateInput";
import { FormProblem } from "@/ui/Form";

import { holdReasons, placeHold, type HoldReason, type Retention } from "./retentionApi";
import { useAct } from "./useAct";

/** A file stays for now: why, and until when. */
export function HoldForm({ of, onClose }: { of: Retention; onClose: () => void }) {
  const { t } = useTranslation("retention");
  const { t: common } = useTranslation();
  const [reason, setReason] = useState<HoldReason>("legal-claim");
  const [endsOn, setEndsOn] = useState("");
  const { busy, problem, act } = useAct();
  const place = async (): Promise<void> => {
    if (await act(() => placeHold(of.clientId, reason, endsOn), t("holds.placed"))) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("holds.place", { number: of.clientNumber })}
      closeButtonProps={{ "aria-label": common("actions.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void place();
        }}
      >
        <Stack gap="md">
          {problem ? <FormProblem problem={problem} /> : null}
          <Radio.Group
            label={t("holds.reason")}
            value={reason}
            onChange={(value) => setReason(value as HoldReason)}
          >
            {holdReasons.map((one) => (
              <Radio key={one} mt="xs" value={one} label={t(`holds.${one}`)} />
            ))}
          </Radio.Group>
          <DateInput
            label={t("holds.endsOn")}
            description={t("holds.endsHelp")}
            value={endsOn}
            onChange={setEndsOn}
          />
          <Group gap="sm">
            <Button type="submit" loading={busy} disabled={!/^\d{4}-\d{2}-\d{2}$/.test(endsOn)}>
              {t("forecast.hold")}
            </Button>
            <Button variant="default" onClick={onClose}>
              {common("actions.cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
