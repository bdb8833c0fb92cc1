import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { numericDate, dateOf } from "@/ui/dates";
import { Section } from "@/ui/Page";

import { HealthGate } from "../health/HealthGate";
import { may } from "../sections";
import { documentsQuery } from "./documentApi";
import styles from "./documents.module.css";
import { DocumentTable } from "./DocumentTable";

/** The documents of the file; those about health behind the gate, of which outside only is said that they are there. */
export function DocumentsSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const ordinary = { clientId: client.id, purpose: null };
  const query = useQuery(documentsQuery(ordinary));
  const closed = query.data?.healthDocuments ?? [];
  const dates = closed.map((one) => numericDate(dateOf(one.uploadedAt))).join(", ");
  return (
    <>
      <Section title={t("sections.documents")}>
        <DocumentTable shelf={ordinary} mayWrite={may(client, "document-of-file.write")} />
      </Section>
      {may(client, "health-document.read") ? (
        <Section
          title={t("documents.healthTitle")}
          summary={query.data ? t("documents.healthCount", { count: closed.length }) : null}
        >
          {dates ? <p className={styles.quiet}>{t("documents.healthSince", { dates })}</p> : null}
          <HealthGate
            title={t("documents.healthClosed")}
            text={t("documents.healthClosedText")}
            open={t("documents.healthOpen")}
          >
            {(purpose) => (
              <DocumentTable
                shelf={{ clientId: client.id, purpose }}
                mayWrite={may(client, "health-document.write")}
              />
            )}
          </HealthGate>
        </Section>
      ) : null}
    </>
  );
}
