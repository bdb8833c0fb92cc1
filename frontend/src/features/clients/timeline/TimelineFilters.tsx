import { useTranslation } from "react-i18next";

import { ChipMenu } from "../ChipMenu";
import clientStyles from "../clients.module.css";
import { kindIcons } from "./entryWords";
import styles from "./timeline.module.css";
import type { TimelineKind } from "./timelineApi";
import { changeTimelineView, periods, type TimelineView } from "./timelineView";

const kinds = Object.keys(kindIcons) as TimelineKind[];

/** Chips for the kinds and the period; several kinds together show all of them. */
export function TimelineFilters({ clientId, view }: { clientId: string; view: TimelineView }) {
  const { t } = useTranslation("clients");
  const toggle = (kind: TimelineKind): void => {
    const on = view.kinds.includes(kind);
    changeTimelineView(clientId, {
      kinds: kinds.filter((one) => (one === kind ? !on : view.kinds.includes(one))),
    });
  };
  return (
    <div className={styles.filters} role="group" aria-label={t("timeline.filters")}>
      <Chip on={view.kinds.length === 0} onPress={() => changeTimelineView(clientId, { kinds: [] })}>
        {t("timeline.all")}
      </Chip>
      {kinds.map((kind) => (
        <Chip key={kind} on={view.kinds.includes(kind)} onPress={() => toggle(kind)}>
          {t(`timeline.kinds.${kind}`)}
        </Chip>
      ))}
      <ChipMenu
        name={t("timeline.period")}
        value={view.period}
        options={periods.map((code) => ({ code, label: t(`timeline.periods.${code}`) }))}
        onPick={(period) => changeTimelineView(clientId, { period })}
      />
    </div>
  );
}

function Chip({ on, onPress, children }: { on: boolean; onPress: () => void; children: string }) {
  return (
    <span className={clientStyles.chip} data-on={on || undefined}>
      <button type="button" className={clientStyles.chipMain} aria-pressed={on} onClick={onPress}>
        {children}
      </button>
    </span>
  );
}
