import { useTranslation } from "react-i18next";

import type { RestrictedPart } from "@/api/restrictions";
import { Banner } from "@/ui/Banner";
import { useClientScope } from "@/ui/ClientScope";
import { longDate } from "@/ui/dates";
import { IconLock } from "@/ui/icons";

import styles from "./workspace.module.css";

/** Says what of this file is kept and no longer used, and since when (AVG 18). */
export function RestrictionBanner() {
  const { restrictions } = useClientScope();
  const { t } = useTranslation("clients");
  const file = restrictions.find((part) => part.scope === "file");
  const what = (part: RestrictedPart): string =>
    part.field
      ? t(`restriction.fields.${part.field}`)
      : part.recordKind
        ? t(`restriction.records.${part.recordKind}`)
        : t("restriction.scopes.file");
  if (restrictions.length === 0) return null;
  const list = restrictions
    .map((part) => t("restriction.since", { what: what(part), date: longDate(part.since) }))
    .join(", ");
  return (
    <div className={styles.access}>
      {file ? (
        <Banner tone="warn" icon={IconLock} title={t("restriction.file", { date: longDate(file.since) })}>
          {t("restriction.fileText")}
        </Banner>
      ) : (
        <Banner tone="info" icon={IconLock} title={t("restriction.parts", { count: restrictions.length })}>
          {t("restriction.partsText", { list: list.charAt(0).toUpperCase() + list.slice(1) })}
        </Banner>
      )}
    </div>
  );
}
