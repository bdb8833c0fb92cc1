import { Button } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { FormProblem } from "@/ui/Form";
import { Kbd } from "@/ui/Kbd";

import { FromFile } from "./FromFile";
import { HitLine } from "./HitLine";
import { MissingList, PlaceLink } from "./MissingList";
import styles from "./reports.module.css";
import { askReview, previewReport, type Report, type ReportHit } from "./reportsApi";
import { SectionField } from "./SectionField";
import { useReportTexts } from "./useReportTexts";

/** Writing a report: the adviser's texts, what is missing, and what holds it back. Ctrl+Enter shows what goes out. */
export function ReportEditor({ report, onPreviewed }: { report: Report; onPreviewed: () => void }) {
  const { t } = useTranslation("reports");
  const { texts, state, problem, write, save, take } = useReportTexts(report);
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const openHits = report.hits.filter((hit) => hit.open);
  const elsewhere = report.hits.filter((hit) => !hit.place.startsWith("section:"));

  const show = async (): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      take(await previewReport(await save()));
      onPreviewed();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setRefused(cause);
    } finally {
      setBusy(false);
    }
  };
  const ask = async (hit: ReportHit, reason: string): Promise<void> => {
    take(await askReview(await save(), hit, reason));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void show();
  };
  const shown = refused ?? problem;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter shows the preview from any text in it
    <form
      className={styles.editor}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void show();
      }}
    >
      {shown ? <FormProblem problem={shown} /> : null}
      <MissingList missing={report.missing} />
      {openHits.length > 0 ? (
        <p className={styles.held} role="status">
          <strong>{t("hits.title", { count: openHits.length })}.</strong> {t("hits.help")}
        </p>
      ) : null}
      {report.sections.map((section) => (
        <SectionField
          key={section.code}
          section={section}
          text={texts[section.code] ?? ""}
          hits={report.hits.filter((hit) => hit.place === `section:${section.code}`)}
          onWrite={(text) => write(section.code, text)}
          onAsk={ask}
        />
      ))}
      {elsewhere.length > 0 ? (
        <section aria-label={t("hits.elsewhere")}>
          <h3 className={styles.label}>{t("hits.elsewhere")}</h3>
          <ul className={styles.hits}>
            {elsewhere.map((hit) => (
              <HitLine
                key={`${hit.place}-${String(hit.start)}`}
                hit={hit}
                onAsk={(reason) => ask(hit, reason)}
                elsewhere={<PlaceLink place={hit.place.split(":")[0] ?? ""} label={t("hits.toPlan")} />}
              />
            ))}
          </ul>
        </section>
      ) : null}
      <FromFile report={report} />
      <div className={styles.foot}>
        <span className={styles.quiet} role="status">
          {t(`saving.${state}`)}
        </span>
        <Button type="submit" loading={busy} rightSection={<Kbd>Ctrl ↵</Kbd>}>
          {t("preview")}
        </Button>
      </div>
    </form>
  );
}
