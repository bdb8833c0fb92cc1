import { NativeSelect } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { IconBriefcase } from "@/ui/icons";
import { EmptyState } from "@/ui/States";

import type { Of } from "./resultsApi";

export type Traject = ReturnType<typeof useClientScope>["trajects"][number];

interface TrajectScopeProps {
  children: (of: Of, traject: Traject, picker: ReactNode) => ReactNode;
}

/** The traject that a section is about: the newest one, or the one that was chosen. */
export function TrajectScope({ children }: TrajectScopeProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const [chosen, setChosen] = useState<string | null>(null);
  const traject = client.trajects.find((one) => one.id === chosen) ?? client.trajects[0];
  if (!traject) {
    return (
      <EmptyState icon={IconBriefcase} title={t("results.noTraject")}>
        {t("results.noTrajectText")}
      </EmptyState>
    );
  }
  const picker =
    client.trajects.length > 1 ? (
      <NativeSelect
        aria-label={t("results.traject")}
        value={traject.id}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={client.trajects.map((one) => ({ value: one.id, label: one.orderReference }))}
      />
    ) : null;
  return <>{children({ clientId: client.id, trajectId: traject.id }, traject, picker)}</>;
}
