import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Banner } from "@/ui/Banner";
import { longDate } from "@/ui/dates";
import { IconChevronLeft, IconDownload } from "@/ui/icons";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { Pages } from "./Pages";
import { PeriodForm } from "./PeriodForm";
import { ReportEditor } from "./ReportEditor";
import { ReportPreview } from "./ReportPreview";
import styles from "./reports.module.css";
import { downloadReport, reportQuery, type Report } from "./reportsApi";

/** One report: being written, looked at before it goes, or as it was sent. */
export function OpenReport({
  trajectId,
  reportId,
  onClose,
}: {
  trajectId: string;
  reportId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation("reports");
  const query = useQuery({ ...reportQuery(trajectId, reportId), refetchOnWindowFocus: false });
  return (
    <div className={styles.report}>
      <Button
        className={styles.back ?? ""}
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconChevronLeft />}
        onClick={onClose}
      >
        {t("back")}
      </Button>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={8} /> : null}
      {query.data ? <Opened report={query.data} /> : null}
    </div>
  );
}

function Opened({ report }: { report: Report }) {
  const { t } = useTranslation("reports");
  const [looking, setLooking] = useState(false);
  const [turn, setTurn] = useState(0);
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>{report.title}</h3>
        <p className={styles.quiet}>{t("to", { party: report.partyName, order: report.orderReference })}</p>
        <PeriodForm
          key={`${report.periodFrom}-${report.periodUntil}-${String(report.version)}`}
          report={report}
          onChanged={() => setTurn((count) => count + 1)}
        />
      </header>
      {report.state === "sent" ? (
        <Sent report={report} />
      ) : looking && report.preview ? (
        <ReportPreview report={report} onEdit={() => setLooking(false)} />
      ) : (
        <ReportEditor key={turn} report={report} onPreviewed={() => setLooking(true)} />
      )}
    </>
  );
}

function Sent({ report }: { report: Report }) {
  const { t } = useTranslation("reports");
  return (
    <div className={styles.preview}>
      <Banner
        tone="ok"
        title={t("sentBanner", {
          party: report.partyName,
          date: longDate(report.sentAt ?? report.createdAt),
        })}
        action={
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload />}
            onClick={() => void downloadReport(report)}
          >
            {t("download")}
          </Button>
        }
      >
        {t("sentText")}
        <p className={styles.quiet}>
          {t("hash")} <code>{report.preview?.sha256.slice(0, 12)}</code>
        </p>
      </Banner>
      <Pages report={report} />
    </div>
  );
}
