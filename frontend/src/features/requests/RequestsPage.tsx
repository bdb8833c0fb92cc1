import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { linkOptions } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { CaseList } from "@/ui/cases/CaseList";
import { IconInbox } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";

import { isEnded, requestsQuery } from "@/api/requests";
import { RequestStateTag } from "@/ui/cases/RequestStateTag";

/** The register of requests, for who handles and who reviews: the one that presses most stands on top. */
export function RequestsPage() {
  const { t } = useTranslation("requests");
  const [of, setOf] = useState<"open" | "ended">("open");
  const query = useQuery(requestsQuery(of));
  const rows = query.data?.items.map((line) => ({
    ...line,
    due: line.dueOn,
    closed: isEnded(line.state),
  }));
  return (
    <Page
      title={t("title")}
      summary={t("summary")}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t("which")}
          data={[
            { value: "open", label: t("open") },
            { value: "ended", label: t("ended") },
          ]}
          value={of}
          onChange={(value) => setOf(value === "ended" ? "ended" : "open")}
        />
      }
    >
      <CaseList
        label={t("title")}
        rows={rows}
        subject={(row) => `${t(`types.${row.type}`)}${row.clientName ? `, ${row.clientName}` : ""}`}
        state={(row) => <RequestStateTag state={row.state} />}
        link={(row) => linkOptions({ to: "/requests/$requestId", params: { requestId: row.id } })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconInbox} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      />
    </Page>
  );
}
