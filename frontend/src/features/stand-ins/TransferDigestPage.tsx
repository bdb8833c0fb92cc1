import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { shortDate } from "@/ui/dates";
import { Page } from "@/ui/Page";

import { DigestTable } from "./DigestTable";
import { transferDigestQuery } from "./standInApi";

/** What waits with each client who came from a colleague. */
export function TransferDigestPage() {
  const { t } = useTranslation("stand-ins");
  const { transferId } = useParams({ from: "/frame/caseload-transfers/$transferId" });
  const query = useQuery(transferDigestQuery(transferId));
  const transfer = query.data?.transfer;
  return (
    <Page
      title={transfer ? t("received.title", { name: transfer.fromAdviserName }) : t("received.place")}
      place={t("received.place")}
      summary={transfer ? t("received.since", { date: shortDate(transfer.beginsAt) }) : " "}
    >
      <DigestTable
        label={t("received.label")}
        clients={query.data?.clients}
        problem={query.error}
        retry={() => void query.refetch()}
      />
    </Page>
  );
}
