import { useTranslation } from "react-i18next";

import { longDate } from "@/ui/dates";
import { IconBan, IconLock } from "@/ui/icons";
import { Facts } from "@/ui/Page";
import { RelativeDate } from "@/ui/RelativeDate";
import { StatusTag } from "@/ui/StatusTag";

import styles from "./inbox.module.css";
import type { Referral } from "./queries";

/** What the commissioning party delivered: what the coordinator may see, what is sealed, what was refused and why (R5). */
export function Arrived({ referral }: { referral: Referral }) {
  const { t, i18n } = useTranslation("inbox");
  const { t: common } = useTranslation();
  const fieldName = (field: string): string =>
    i18n.exists(`inbox:fields.${field}`) ? String(t(`fields.${field}` as "fields.bsn")) : field;
  return (
    <>
      <Facts
        items={[
          { label: t("name"), value: referral.displayName },
          { label: t("dateOfBirth"), value: longDate(referral.dateOfBirth) },
          { label: t("sex"), value: common(`sex.${referral.sex}`) },
          { label: t("city"), value: referral.city },
          { label: t("phone"), value: referral.phone },
          { label: t("email"), value: referral.email },
          { label: t("service"), value: common(`service.${referral.service}`) },
          { label: t("goal"), value: common(`goal.${referral.goal}`) },
          { label: t("contactName"), value: referral.contactName },
          { label: t("received"), value: <RelativeDate value={referral.receivedAt} /> },
          ...(referral.previous
            ? [
                {
                  label: t("previous"),
                  value: (
                    <>
                      {t(`states.${referral.previous.state}`)},{" "}
                      <RelativeDate value={referral.previous.receivedAt} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {referral.sealedFields.length > 0 ? (
        <div className={styles.note}>
          <StatusTag icon={IconLock} tone="sealed">
            {t("sealed")}
          </StatusTag>
          <p>{referral.sealedFields.map(fieldName).join(", ")}</p>
        </div>
      ) : null}
      {referral.refusedFields.length > 0 ? (
        <div className={styles.note}>
          <StatusTag icon={IconBan}>{t("refused")}</StatusTag>
          <ul>
            {referral.refusedFields.map(({ field, clause, reason }) => (
              <li key={field}>
                <s>{field}</s> {reason} ({common("problem.basedOn", { clause })})
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
