import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Kbd } from "@/ui/Kbd";

import styles from "./frame.module.css";

const shortcuts = [
  { keys: ["Ctrl", "K"], text: "shortcuts.search" },
  { keys: ["N"], text: "shortcuts.new" },
  { keys: ["T"], text: "shortcuts.task" },
  { keys: ["J"], text: "shortcuts.next" },
  { keys: ["K"], text: "shortcuts.previous" },
  { keys: ["Enter"], text: "shortcuts.open" },
  { keys: ["V"], text: "shortcuts.prepare" },
  { keys: ["X"], text: "shortcuts.select" },
  { keys: ["Ctrl", "Enter"], text: "shortcuts.save" },
  { keys: ["Esc"], text: "shortcuts.close" },
  { keys: ["!"], text: "shortcuts.breach" },
  { keys: ["?"], text: "shortcuts.help" },
] as const;

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("shortcuts.title")}
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <dl className={styles.shortcuts}>
        {shortcuts.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
