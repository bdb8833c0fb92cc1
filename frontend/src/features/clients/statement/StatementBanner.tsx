import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Banner } from "@/ui/Banner";
import { useClientScope } from "@/ui/ClientScope";
import { IconFileText } from "@/ui/icons";

import { may } from "../sections";
import styles from "../workspace.module.css";
import { statementsQuery } from "./statementApi";

export const offerHash = "offer";

/** Says that a traject cannot begin yet, and leads to the act that mends it (R3). */
export function StatementBanner() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { section } = useParams({ strict: false });
  const begins = client.trajects.some((traject) => traject.state === "registered");
  const asks = begins && may(client, "statement.offer");
  const query = useQuery({ ...statementsQuery(client.id), enabled: asks });
  if (!asks || query.data?.offers.length !== 0) return null;
  return (
    <div className={styles.access}>
      <Banner
        tone="warn"
        icon={IconFileText}
        title={t("statement.notOffered")}
        action={
          section === "statement" ? null : (
            <Button
              size="compact-sm"
              renderRoot={(props) => (
                <Link
                  to="/clients/$clientId/$section"
                  params={{ clientId: client.id, section: "statement" }}
                  hash={offerHash}
                  {...props}
                />
              )}
            >
              {t("statement.offer")}
            </Button>
          )
        }
      >
        {t("statement.notOfferedText")}
      </Banner>
    </div>
  );
}
