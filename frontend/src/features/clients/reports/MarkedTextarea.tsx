import type { Ref } from "react";

import type { Mark } from "./marks";
import styles from "./reports.module.css";

interface MarkedTextareaProps {
  id: string;
  label: string;
  describedBy: string;
  value: string;
  marks: readonly Mark[];
  required: boolean;
  onChange: (text: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A text field that grows with its text, with the marked words underlined behind it. */
export function MarkedTextarea({
  id,
  label,
  describedBy,
  value,
  marks,
  required,
  onChange,
  ref,
}: MarkedTextareaProps) {
  return (
    <div className={styles.field}>
      <div className={styles.mirror} aria-hidden="true">
        {pieces(value, marks).map(({ text, mark }, index) =>
          mark ? (
            <mark key={index} data-open={mark.hit.open || undefined}>
              {text}
            </mark>
          ) : (
            <span key={index}>{text}</span>
          ),
        )}
        {"\n"}
      </div>
      <textarea
        id={id}
        ref={ref}
        className={styles.textarea}
        aria-label={label}
        aria-describedby={describedBy}
        aria-required={required}
        aria-invalid={marks.some(({ hit }) => hit.open) || undefined}
        maxLength={10_000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

function pieces(text: string, marks: readonly Mark[]): { text: string; mark: Mark | null }[] {
  const found: { text: string; mark: Mark | null }[] = [];
  let from = 0;
  for (const mark of marks) {
    found.push(
      { text: text.slice(from, mark.start), mark: null },
      { text: text.slice(mark.start, mark.end), mark },
    );
    from = mark.end;
  }
  found.push({ text: text.slice(from), mark: null });
  return found;
}
