import { Button, Radio } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { IconLockOpen } from "@/ui/icons";

import { HEALTH_PURPOSES, type Purpose } from "../queries";
import { ClosedDoor, OpenDoor, Recorded } from "./SealedDoor";

interface HealthGateProps {
  title: string;
  /** What is behind the gate, and when to open it. */
  text: string;
  open: string;
  children: (purpose: Purpose) => ReactNode;
}

/**
 * Anything about health is closed until a purpose is chosen; opening it is recorded. Leaving the screen closes it again, and
 * what was read is forgotten.
 */
export function HealthGate({ title, text, open, children }: HealthGateProps) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [chosen, setChosen] = useState<Purpose | null>(null);
  if (purpose) {
    return (
      <>
        <OpenDoor
          why={t("health.openFor", { purpose: common(`purpose.${purpose}`) })}
          close={t("health.close")}
          onClose={() => setPurpose(null)}
        />
        {children(purpose)}
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setPurpose(chosen);
      }}
    >
      <ClosedDoor title={title} text={text}>
        <Radio.Group
          label={common("sealed.purpose")}
          value={chosen}
          onChange={(code) => setChosen(HEALTH_PURPOSES.find((one) => one === code) ?? null)}
        >
          {HEALTH_PURPOSES.map((code) => (
            <Radio key={code} value={code} label={common(`purpose.${code}`)} mt="sm" />
          ))}
        </Radio.Group>
        <Recorded>{t("health.recorded")}</Recorded>
        <Button type="submit" disabled={!chosen} leftSection={<IconLockOpen />}>
          {open}
        </Button>
      </ClosedDoor>
    </form>
  );
}
