import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { IconHelpCircle, IconPlus, IconSearch } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { useCurrentNewAct, usePlaceName } from "@/ui/place";

import styles from "./frame.module.css";
import { PersonMenu } from "./PersonMenu";

interface TopLineProps {
  onSearch: (() => void) | undefined;
  onHelp: () => void;
}

/** The top line: place in the house, search, new, help, person. */
export function TopLine({ onSearch, onHelp }: TopLineProps) {
  const { t } = useTranslation();
  const place = usePlaceName();
  const newAct = useCurrentNewAct();
  return (
    <header className={styles.top}>
      <span className={styles.place} aria-live="polite">
        {place}
      </span>
      {onSearch ? (
        <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
          <IconSearch />
          <span className={styles.searchText}>{t("top.searchHint")}</span>
          <Kbd>Ctrl K</Kbd>
        </button>
      ) : null}
      <div className={styles.topActs}>
        {newAct ? (
          <Tooltip label={newAct.label}>
            <Button variant="light" leftSection={<IconPlus />} onClick={newAct.run} aria-keyshortcuts="N">
              {t("top.new")}
              <span className="visuallyHidden">: {newAct.label}</span>
              <span className={styles.newKey} aria-hidden="true">
                <Kbd>N</Kbd>
              </span>
            </Button>
          </Tooltip>
        ) : null}
        <Tooltip label={t("top.help")}>
          <ActionIcon aria-label={t("top.help")} onClick={onHelp} aria-keyshortcuts="?">
            <IconHelpCircle size={18} />
          </ActionIcon>
        </Tooltip>
        <PersonMenu />
      </div>
    </header>
  );
}
