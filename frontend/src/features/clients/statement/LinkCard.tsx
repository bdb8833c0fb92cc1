import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { IconCopy, IconLink } from "@/ui/icons";
import { showToast } from "@/ui/toast";

import styles from "./statement.module.css";

/** The link and its code, shown once. They travel apart: one by mail, the other by voice. */
export function LinkCard({ link, onDone }: { link: Schema<"StatementLink">; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link.address);
    showToast(common("actions.copied"));
  };
  return (
    <div className={styles.card} role="status">
      <h3 className={styles.linkTitle}>
        <IconLink size={18} />
        {t("statement.linkMade")}
      </h3>
      <p>{t("statement.linkMadeText")}</p>
      <dl className={styles.link}>
        <dt>{t("statement.linkAddress")}</dt>
        <dd>
          <code>{link.address}</code>
          <Button size="compact-sm" variant="default" leftSection={<IconCopy />} onClick={() => void copy()}>
            {common("actions.copy")}
          </Button>
        </dd>
        <dt>{t("statement.linkCode")}</dt>
        <dd>
          <code className={styles.code}>{link.code}</code>
        </dd>
      </dl>
      <Button variant="default" onClick={onDone}>
        {common("actions.close")}
      </Button>
    </div>
  );
}
