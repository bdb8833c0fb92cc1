import { useTranslation } from "react-i18next";

import type { Register } from "./registerApi";
import styles from "./register.module.css";

/** How many there are in the whole choice, also of what the list below does not show. */
export function Counts({ register }: { register: Register }) {
  const { t } = useTranslation("disclosure-register");
  const groups = [
    {
      title: t("perRecipient"),
      counts: register.byRecipient.map((one) => [t(`recipients.${one.recipient}`), one.number] as const),
    },
    {
      title: t("perBasis"),
      counts: register.byBasis.map((one) => [t(`bases.${one.basis}`), one.number] as const),
    },
    {
      title: t("perState"),
      counts: register.byState.map((one) => [t(`states.${one.state}`), one.number] as const),
    },
  ];
  return (
    <section className={styles.counts} aria-label={t("counts")}>
      <p className={styles.total} role="status">
        {t("count", { count: register.total })}
      </p>
      {groups.map((group) => (
        <dl key={group.title} className={styles.group}>
          <dt>{group.title}</dt>
          {group.counts.map(([label, number]) => (
            <dd key={label}>
              {label} <strong>{number}</strong>
            </dd>
          ))}
        </dl>
      ))}
    </section>
  );
}
