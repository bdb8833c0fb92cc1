import { useTranslation } from "react-i18next";

import {
  IconAlertTriangle,
  IconCircleDashed,
  IconHourglass,
  IconShieldCheck,
  type IconType,
} from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";

import type { FileDocument } from "./documentApi";

const looks: Record<FileDocument["scanState"], { icon: IconType; tone: Tone }> = {
  "not-scanned": { icon: IconCircleDashed, tone: "neutral" },
  waiting: { icon: IconHourglass, tone: "warn" },
  clean: { icon: IconShieldCheck, tone: "ok" },
  infected: { icon: IconAlertTriangle, tone: "danger" },
};

/** What the virus scan said of a document. */
export function ScanTag({ state }: { state: FileDocument["scanState"] }) {
  const { t } = useTranslation("clients");
  return (
    <StatusTag icon={looks[state].icon} tone={looks[state].tone}>
      {t(`documents.scans.${state}`)}
    </StatusTag>
  );
}
