import { TextInput } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { useHotkey } from "@/ui/hotkeys";
import { IconFilter } from "@/ui/icons";

import { changeView, type CaseloadView, type Quick } from "./caseloadView";
import { ChipMenu } from "./ChipMenu";
import styles from "./clients.module.css";
import type { Service, TrajectState } from "./queries";

const services = [
  "werkfit-maken",
  "naar-werk",
  "praktijkassessment",
  "modulair",
  "spoor-1",
  "spoor-2",
  "jobcoaching",
  "loopbaanadvies",
  "outplacement",
  "participatie",
] as const satisfies readonly Service[];
const states = ["registered", "active", "suspended", "closed"] as const satisfies readonly TrajectState[];
const quicks = ["new", "quiet"] as const satisfies readonly Quick[];

/** Filter chips above the caseload; `f` goes to the text filter. */
export function CaseloadFilters({ view, newCount }: { view: CaseloadView; newCount: number }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const text = useRef<HTMLInputElement>(null);
  useHotkey("f", () => text.current?.focus());
  return (
    <div className={styles.filters} role="group" aria-label={t("caseload.filters")}>
      <TextInput
        ref={text}
        className={styles.filterText}
        aria-label={t("caseload.filterText")}
        placeholder={t("caseload.filterText")}
        leftSection={<IconFilter />}
        value={view.text}
        onChange={(event) => changeView({ text: event.currentTarget.value })}
        autoComplete="off"
      />
      {quicks.map((quick) => (
        <span key={quick} className={styles.chip} data-on={view.quick === quick || undefined}>
          <button
            type="button"
            className={styles.chipMain}
            aria-pressed={view.quick === quick}
            onClick={() => changeView({ quick: view.quick === quick ? null : quick })}
          >
            {t(`caseload.quick.${quick}`)}
            {quick === "new" && newCount > 0 ? <span className={styles.chipCount}>{newCount}</span> : null}
          </button>
        </span>
      ))}
      <ChipMenu
        name={t("caseload.state")}
        value={view.state}
        options={states.map((code) => ({ code, label: common(`trajectState.${code}`) }))}
        onPick={(state) => changeView({ state })}
      />
      <ChipMenu
        name={t("caseload.service")}
        value={view.service}
        options={services.map((code) => ({ code, label: common(`service.${code}`) }))}
        onPick={(service) => changeView({ service })}
      />
    </div>
  );
}
