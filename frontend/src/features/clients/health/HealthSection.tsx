import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { Section } from "@/ui/Page";

import { HealthGate } from "./HealthGate";
import { HealthRecords } from "./HealthRecords";

/** What the client has trouble with in work, behind the gate of health. */
export function HealthSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  return (
    <Section title={t("sections.health")}>
      <HealthGate title={t("health.closed")} text={t("health.closedText")} open={t("health.open")}>
        {(purpose) => <HealthRecords clientId={client.id} purpose={purpose} />}
      </HealthGate>
    </Section>
  );
}
