import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { IconLock } from "@/ui/icons";

import { sectionsFor } from "./sections";
import styles from "./workspace.module.css";

/** The parts of the file; sealed parts carry a lock. */
export function SectionNav() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  return (
    <nav className={styles.sections} aria-label={t("sections.label")}>
      <ul>
        {sectionsFor(client).map(({ id, icon: Icon, sealed }) => (
          <li key={id}>
            <Link
              to="/clients/$clientId/$section"
              params={{ clientId: client.id, section: id }}
              className={styles.section}
              activeProps={{ "data-active": true }}
            >
              <Icon size={16} />
              <span>{t(`sections.${id}`)}</span>
              {sealed ? (
                <span className={styles.lock} title={t("health.closedShort")}>
                  <IconLock size={14} />
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
