import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { clock, longDate } from "@/ui/dates";
import { IconBan, IconCopy } from "@/ui/icons";
import { Facts } from "@/ui/Page";
import { SkeletonFacts } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";

import { sizeInWords } from "./fileCheck";
import styles from "./intake.module.css";
import { receiptQuery, type IntakeBatch } from "./queries";

/** The signed receipt, as facts; the same document as the API gives. */
export function Receipt({ batch }: { batch: IntakeBatch }) {
  const { t, i18n } = useTranslation("intake");
  const query = useQuery(receiptQuery(batch.id));
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} compact />;
  if (!query.data) return <SkeletonFacts />;
  const receipt = query.data;
  const { counts } = receipt;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(JSON.stringify(receipt, null, 2));
    showToast(t("actions.copied", { ns: "common" }));
  };
  return (
    <>
      <Facts
        items={[
          { label: t("count.accepted"), value: counts.accepted },
          { label: t("count.new"), value: counts.new },
          { label: t("count.unchanged"), value: counts.unchanged },
          { label: t("count.revision"), value: counts.revision },
          { label: t("count.quarantined"), value: counts.quarantined },
          { label: t("count.rejected"), value: counts.rejected },
          {
            label: t("file"),
            value: `${batch.format.toUpperCase()}, ${sizeInWords(receipt.byteSize, i18n.language)}`,
          },
          { label: t("hash"), value: <code className={styles.code}>{receipt.fileHash}</code> },
          { label: t("issued"), value: `${longDate(receipt.issuedAt)}, ${clock(receipt.issuedAt)}` },
          { label: t("signature"), value: <code className={styles.code}>{receipt.signature}</code> },
          { label: t("keyId"), value: <code className={styles.code}>{receipt.keyId}</code> },
        ]}
      />
      {receipt.refusedFields.length > 0 ? (
        <div className={styles.refused}>
          <h3>{t("refused")}</h3>
          <ul>
            {receipt.refusedFields.map((refused) => (
              <li key={refused.field}>
                <StatusTag icon={IconBan}>{refused.field}</StatusTag>
                <span className={styles.quiet}>
                  {refused.reason} ({t("problem.basedOn", { ns: "common", clause: refused.clause })})
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Button mt="md" variant="default" leftSection={<IconCopy />} onClick={() => void copy()}>
        {t("copyReceipt")}
      </Button>
    </>
  );
}
