import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { focusIfFree } from "@/ui/focusOnce";
import { IconDownload } from "@/ui/icons";

import { saveReceipt as saveConsentReceipt } from "../consents/consentsApi";
import type { Progress } from "./signing";
import styles from "./statement.module.css";
import { saveReceipt } from "./statementApi";

/** What the client takes home: the receipt of what was offered, and of each answer. */
export function ReceiptsCard({ done, onDone }: { done: Progress; onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const { offer, consents } = done;
  if (!offer) return null;
  return (
    <div className={styles.card} role="status">
      <h3 className={styles.consentsTitle}>{t("statement.receipts")}</h3>
      <p>{t("statement.receiptsText")}</p>
      <div className={styles.receipts}>
        <Button
          ref={focusIfFree}
          variant="default"
          leftSection={<IconDownload />}
          onClick={() => void saveReceipt(client.id, offer)}
        >
          {t("statement.title")}
        </Button>
        {consents.map((one) => (
          <Button
            key={one.id}
            variant="default"
            leftSection={<IconDownload />}
            onClick={() => void saveConsentReceipt(one)}
          >
            {t(`consents.purposes.${one.purpose}`)} ({t(`consents.states.${one.state}`).toLowerCase()})
          </Button>
        ))}
        <Button variant="subtle" onClick={onDone}>
          {common("actions.close")}
        </Button>
      </div>
    </div>
  );
}
