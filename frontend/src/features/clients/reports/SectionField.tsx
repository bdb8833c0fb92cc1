import { useTranslation } from "react-i18next";

import { HitLine } from "./HitLine";
import { MarkedTextarea } from "./MarkedTextarea";
import { marksIn, replaced } from "./marks";
import styles from "./reports.module.css";
import type { Report, ReportHit } from "./reportsApi";

interface SectionFieldProps {
  section: Report["sections"][number];
  text: string;
  hits: readonly ReportHit[];
  onWrite: (text: string) => void;
  onAsk: (hit: ReportHit, reason: string) => Promise<void>;
}

/** The field's name in the page, for the links to what is missing. */
export function fieldId(code: string): string {
  return `report-${code}`;
}

/** One text of the report, with the words that hold it back under it. */
export function SectionField({ section, text, hits, onWrite, onAsk }: SectionFieldProps) {
  const { t } = useTranslation("reports");
  const id = fieldId(section.code);
  const marks = marksIn(text, hits);
  return (
    <div className={styles.text}>
      <label className={styles.label} htmlFor={id}>
        {section.title}
        {section.required ? <span className={styles.quiet}> ({t("required")})</span> : null}
      </label>
      <p className={styles.quiet} id={`${id}-help`}>
        {section.help}
      </p>
      <MarkedTextarea
        id={id}
        label={section.title}
        describedBy={`${id}-help`}
        value={text}
        marks={marks}
        required={section.required}
        onChange={onWrite}
      />
      {marks.length > 0 ? (
        <ul className={styles.hits}>
          {marks.map((mark) => (
            <HitLine
              key={`${String(mark.start)}-${mark.hit.term}`}
              hit={mark.hit}
              onReplace={() => onWrite(replaced(text, mark))}
              onAsk={(reason) => onAsk(mark.hit, reason)}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
