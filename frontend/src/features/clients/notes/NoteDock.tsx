import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { IconChevronDown } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { useNewAct } from "@/ui/place";

import { NoteBox } from "./NoteBox";
import styles from "./notes.module.css";
import { useDraft } from "./useDraft";

/** The note box at the foot of the file: N opens it in any section, Esc folds it away with the text kept. */
export function NoteDock() {
  const { t } = useTranslation("clients");
  const { draft, keeper } = useDraft();
  useNewAct(t("notes.new"), () => keeper.open(true));
  if (!draft.open) return null;
  return (
    <section className={styles.dock} aria-label={t("notes.new")}>
      <header className={styles.dockHead}>
        <h2>{t("notes.new")}</h2>
        <Tooltip label={t("notes.fold")}>
          <ActionIcon aria-label={t("notes.fold")} size={26} onClick={() => keeper.open(false)}>
            <IconChevronDown />
          </ActionIcon>
        </Tooltip>
        <span className={styles.dockKey}>
          <Kbd>Esc</Kbd>
        </span>
      </header>
      <NoteBox draft={draft} keeper={keeper} />
    </section>
  );
}
