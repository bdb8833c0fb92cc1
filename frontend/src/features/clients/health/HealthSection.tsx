import { Button, Radio } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { IconLock, IconLockOpen } from "@/ui/icons";
import { Section } from "@/ui/Page";

import { HEALTH_PURPOSES, type Purpose } from "../queries";
import styles from "./health.module.css";
import { HealthRecords } from "./HealthRecords";

/**
 * Health is closed until a purpose is chosen; opening it is recorded. Leaving the section closes it again, and what was read
 * is forgotten.
 */
export function HealthSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [chosen, setChosen] = useState<Purpose | null>(null);
  if (purpose) {
    return (
      <Section title={t("sections.health")}>
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
        <HealthRecords clientId={client.id} purpose={purpose} />
      </Section>
    );
  }
  return (
    <Section title={t("sections.health")}>
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
          <h3 className={styles.title}>{t("health.closed")}</h3>
          <p>{t("health.closedText")}</p>
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
            {t("health.open")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
