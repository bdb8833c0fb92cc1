import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { shortDate } from "@/ui/dates";
import { IconAlertTriangle, IconCertificate, IconCheck, IconDownload } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import { certificatesQuery, downloadCertificate, type Certificate } from "./retentionApi";

/** The proof of what is gone; nobody stands in it. */
export function Certificates() {
  const { t } = useTranslation("retention");
  const query = useQuery(certificatesQuery);
  const columns: Column<Certificate>[] = [
    { key: "number", header: t("certificates.number"), cell: (row) => row.number, width: "140px" },
    { key: "made", header: t("certificates.made"), cell: (row) => shortDate(row.madeAt) },
    {
      key: "reason",
      header: t("certificates.reason"),
      cell: (row) => t(`certificates.reasons.${row.reason}`),
      phone: "hide",
    },
    {
      key: "result",
      header: t("certificates.result"),
      cell: (row) => (
        <StatusTag icon={row.complete ? IconCheck : IconAlertTriangle} tone={row.complete ? "ok" : "danger"}>
          {t(row.complete ? "certificates.complete" : "certificates.incomplete")}
        </StatusTag>
      ),
    },
    {
      key: "download",
      header: "",
      cell: (row) => (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload />}
          aria-label={`${t("certificates.download")} ${row.number}`}
          onClick={() => void downloadCertificate(row.id, row.number)}
        >
          {t("certificates.download")}
        </Button>
      ),
      width: "150px",
    },
  ];
  return (
    <Section title={t("certificates.title")}>
      <DataTable
        label={t("certificates.title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        hotkeys="off"
        empty={
          <EmptyState icon={IconCertificate} title={t("certificates.empty")}>
            {t("certificates.emptyText")}
          </EmptyState>
        }
      />
    </Section>
  );
}
