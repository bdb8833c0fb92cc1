import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { clock, shortDate } from "@/ui/dates";
import { Page } from "@/ui/Page";

import { DigestTable } from "./DigestTable";
import { digestQuery } from "./standInApi";

/** What waits with each client one stands in for. */
export function DigestPage() {
  const { t } = useTranslation("stand-ins");
  const { standInId } = useParams({ from: "/frame/stand-ins/$standInId" });
  const query = useQuery(digestQuery(standInId));
  const standIn = query.data?.standIn;
  return (
    <Page
      title={standIn ? t("digest.title", { name: standIn.absentAdviserName }) : t("title")}
      place={t("title")}
      summary={
        standIn
          ? `${t("digest.until", { moment: `${shortDate(standIn.endsAt)} ${clock(standIn.endsAt)}` })} ${t(
              standIn.withHealth ? "scopes.health" : "scopes.noHealth",
            )}.`
          : " "
      }
    >
      <DigestTable
        label={t("digest.label")}
        clients={query.data?.clients}
        problem={query.error}
        retry={() => void query.refetch()}
      />
    </Page>
  );
}
