import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Banner } from "@/ui/Banner";
import { IconCopy } from "@/ui/icons";
import { showToast } from "@/ui/toast";

import styles from "./administration.module.css";

/** A password or secret that exists on this screen once, and nowhere after. */
export function SecretOnce({ title, value, onClose }: { title: string; value: string; onClose: () => void }) {
  const { t } = useTranslation("administration");
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    showToast(t("actions.copied", { ns: "common" }));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("actions.close", { ns: "common" }) }}
    >
      <Banner tone="warn">{t("once")}</Banner>
      <code className={styles.secret}>{value}</code>
      <div className={styles.row}>
        <Button leftSection={<IconCopy />} onClick={() => void copy()} data-autofocus>
          {t("actions.copy", { ns: "common" })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("kept")}
        </Button>
      </div>
    </Modal>
  );
}
