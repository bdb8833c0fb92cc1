import { Button, Radio } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { IconLock, IconLockOpen } from "@/ui/icons";

import { HEALTH_PURPOSES, type Purpose } from "../queries";
import styles from "./health.module.css";

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
        <div className={styles.open}>
          <IconLockOpen size={16} />
          <span>{t("health.openFor", { purpose: common(`purpose.${purpose}`) })}</span>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconLock />}
            onClick={() => setPurpose(null)}
          >
            {t("health.close")}
          </Button>
        </div>
        {children(purpose)}
      </>
    );
  }
  return (
    <form
      className={styles.closed}
      onSubmit={(event) => {
        event.preventDefault();
        setPurpose(chosen);
      }}
    >
      <span className={styles.lock}>
        <IconLock size={20} />
      </span>
      <div className={styles.text}>
        <h3 className={styles.title}>{title}</h3>
        <p>{text}</p>
        <Radio.Group
          label={common("sealed.purpose")}
          value={chosen}
          onChange={(code) => setChosen(HEALTH_PURPOSES.find((one) => one === code) ?? null)}
        >
          {HEALTH_PURPOSES.map((code) => (
            <Radio key={code} value={code} label={common(`purpose.${code}`)} mt="sm" />
          ))}
        </Radio.Group>
        <p className={styles.recorded}>{t("health.recorded")}</p>
        <Button type="submit" disabled={!chosen} leftSection={<IconLockOpen />}>
          {open}
        </Button>
      </div>
    </form>
  );
}
