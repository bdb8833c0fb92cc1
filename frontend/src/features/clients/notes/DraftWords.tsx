import { useTranslation } from "react-i18next";

import { clock } from "@/ui/dates";
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconPencil,
  IconRefresh,
  type IconType,
} from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";

import type { Draft, DraftState } from "./draftStore";
import styles from "./notes.module.css";

const looks: Record<DraftState, { icon: IconType; tone: Tone }> = {
  idle: { icon: IconPencil, tone: "neutral" },
  waiting: { icon: IconPencil, tone: "neutral" },
  saving: { icon: IconRefresh, tone: "neutral" },
  saved: { icon: IconCloudCheck, tone: "ok" },
  offline: { icon: IconCloudOff, tone: "warn" },
  failed: { icon: IconAlertTriangle, tone: "danger" },
};

/** Where the typed text is, in words. */
export function DraftWords({ draft }: { draft: Draft }) {
  const { t } = useTranslation("clients");
  const { icon, tone } = looks[draft.state];
  return (
    <span className={styles.words} role="status">
      {draft.state === "idle" ? null : (
        <StatusTag icon={icon} tone={tone}>
          {t(`notes.states.${draft.state}`, { time: draft.savedAt ? clock(draft.savedAt) : "" })}
        </StatusTag>
      )}
    </span>
  );
}
