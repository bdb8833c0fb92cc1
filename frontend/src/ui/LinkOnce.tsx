import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { IconCopy, IconLink } from "./icons";
import styles from "./linkOnce.module.css";
import { showToast } from "./toast";

interface LinkOnceProps {
  link: { address: string; code: string };
  texts: { title: string; text: string; address: string; code: string };
  /** More that belongs to it, as terms and descriptions. */
  children?: ReactNode;
  onDone: () => void;
}

/** A personal link and its code, shown once. They travel apart: one by mail, the other by voice. */
export function LinkOnce({ link, texts, children, onDone }: LinkOnceProps) {
  const { t } = useTranslation();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link.address);
    showToast(t("actions.copied"));
  };
  return (
    <div className={styles.card} role="status">
      <h3 className={styles.title}>
        <IconLink size={18} />
        {texts.title}
      </h3>
      <p>{texts.text}</p>
      <dl className={styles.link}>
        <dt>{texts.address}</dt>
        <dd>
          <code>{link.address}</code>
          <Button size="compact-sm" variant="default" leftSection={<IconCopy />} onClick={() => void copy()}>
            {t("actions.copy")}
          </Button>
        </dd>
        <dt>{texts.code}</dt>
        <dd>
          <code className={styles.code}>{link.code}</code>
        </dd>
        {children}
      </dl>
      <Button variant="default" onClick={onDone}>
        {t("actions.close")}
      </Button>
    </div>
  );
}
