import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { longDate } from "@/ui/dates";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { clientRetentionQuery } from "./queries";
import styles from "./workspace.module.css";

/** When this file goes, and what holds it up (R35). */
export function RetentionBlock({ clientId }: { clientId: string }) {
  const { t } = useTranslation("clients");
  const query = useQuery(clientRetentionQuery(clientId));
  const found = query.data;
  const until = found?.dossierUntil ? longDate(found.dossierUntil) : "";
  const standing = found?.standing === "soon" ? "kept" : found?.standing;
  const reasons = [
    ...(found?.pauses.cases.flatMap((kind) =>
      kind === "request" || kind === "complaint" || kind === "mediation"
        ? [t(`retention.cases.${kind}`)]
        : [],
    ) ?? []),
    ...(found?.pauses.holds.map((reason) => t(`retention.holds.${reason}`)) ?? []),
  ];
  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>{t("retention.title")}</h2>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} compact /> : null}
      {query.isPending ? <SkeletonLines lines={2} /> : null}
      {standing ? <p>{t(`retention.${standing}`, { date: until })}</p> : null}
      {reasons.length > 0 && standing !== "running" ? (
        <p>{t("retention.because", { reasons: reasons.join(", ") })}</p>
      ) : null}
      {found?.statutoryUntil ? (
        <p className={styles.quiet}>{t("retention.statutory", { date: longDate(found.statutoryUntil) })}</p>
      ) : null}
    </section>
  );
}
