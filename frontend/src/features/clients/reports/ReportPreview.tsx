import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { Banner } from "@/ui/Banner";
import { ConfirmTyped } from "@/ui/ConfirmTyped";
import { FormProblem } from "@/ui/Form";
import { IconChevronLeft, IconMail } from "@/ui/icons";
import { showToast } from "@/ui/toast";

import { Pages } from "./Pages";
import styles from "./reports.module.css";
import { keepReport, previewReport, sendReport, type Report } from "./reportsApi";

/** The preview begins where one reads it, however far down the texts were. */
function toTop(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: "start" });
}

/** What goes out, page by page, and the act that sends it. */
export function ReportPreview({ report, onEdit }: { report: Report; onEdit: () => void }) {
  const { t } = useTranslation("reports");
  const [confirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const { preview } = report;
  if (!preview) return null;
  const attempt = async (act: () => Promise<Report>): Promise<boolean> => {
    setProblem(null);
    try {
      keepReport(await act());
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
      return false;
    }
  };
  const confirm = async (): Promise<void> => {
    const done = await attempt(() => sendReport(report, preview.sha256));
    setConfirming(false);
    if (done) showToast(t("sent"));
  };
  return (
    <div className={styles.preview}>
      <div className={styles.previewHead} ref={toTop}>
        <h3>{t("previewTitle")}</h3>
        <p className={styles.quiet}>{t("previewHelp")}</p>
        <p className={styles.quiet}>
          {t("hash")} <code>{preview.sha256.slice(0, 12)}</code>
        </p>
      </div>
      {problem ? <FormProblem problem={problem} /> : null}
      {problem?.status === 409 || !preview.current ? (
        <Banner
          tone="warn"
          title={t("outdated")}
          action={
            <Button size="compact-sm" onClick={() => void attempt(() => previewReport(report))}>
              {t("preview")}
            </Button>
          }
        >
          {t("outdatedText")}
        </Banner>
      ) : null}
      <Pages report={report} />
      <div className={styles.foot}>
        <Button variant="default" leftSection={<IconChevronLeft />} onClick={onEdit}>
          {t("edit")}
        </Button>
        <Button leftSection={<IconMail />} disabled={!preview.current} onClick={() => setConfirming(true)}>
          {t("send")}
        </Button>
      </div>
      {confirming ? (
        <ConfirmTyped
          title={t("sendTitle")}
          name={report.partyName}
          confirmLabel={t("send")}
          onConfirm={confirm}
          onClose={() => setConfirming(false)}
        >
          <ul className={styles.consequences}>
            <li>{t("sendWhat", { title: report.title.toLocaleLowerCase(), party: report.partyName })}</li>
            <li>{t("sendLog")}</li>
            <li>
              {report.nextReportDays ? t("sendNext", { days: report.nextReportDays }) : t("sendNoNext")}
            </li>
          </ul>
        </ConfirmTyped>
      ) : null}
    </div>
  );
}
