import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import styles from "./kit.module.css";
import { setPlace } from "./place";

interface PageProps {
  /** Name of the page: the h1, the tab title and the place in the top line. */
  title: string;
  /** What the top line and the tab say instead of the title, where the title names a person. */
  place?: string;
  /** One quiet line under the title: count, state, what this is. */
  summary?: ReactNode;
  /** Buttons at the right of the title; the main act last. */
  actions?: ReactNode;
  /** Narrower measure for forms and reading. */
  narrow?: boolean;
  children: ReactNode;
}

/** A screen: title line and content, left-aligned, at most 1,440 px. */
export function Page({ title, place, summary, actions, narrow, children }: PageProps) {
  return (
    <div className={styles.page} data-narrow={narrow || undefined}>
      <PageHeader title={title} place={place ?? title} summary={summary} actions={actions} />
      {children}
    </div>
  );
}

function PageHeader({ title, place = title, summary, actions }: Omit<PageProps, "children" | "narrow">) {
  usePlace(place);
  return (
    <header className={styles.pageHeader}>
      <div className={styles.pageTitleBox}>
        <h1 className={styles.pageTitle}>{title}</h1>
        {summary ? <div className={styles.pageSummary}>{summary}</div> : null}
      </div>
      {actions ? <div className={styles.pageActions}>{actions}</div> : null}
    </header>
  );
}

/** Names the place in the house for the top line and the browser tab (never a client's name: tabs are seen by others). */
export function usePlace(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    setPlace(title);
    document.title = `${title} · ${t("app")}`;
  }, [title, t]);
}

interface SectionProps {
  title: string;
  id?: string;
  actions?: ReactNode;
  summary?: ReactNode;
  children: ReactNode;
}

/** A part of a page with its own heading and hairline. */
export function Section({ title, id, actions, summary, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title} id={id}>
      <div className={styles.sectionHeader}>
        <div className={styles.sectionText} data-summed={summary ? true : undefined}>
          <h2 className={styles.sectionTitle}>{title}</h2>
          {summary ? <span className={styles.sectionSummary}>{summary}</span> : null}
        </div>
        {actions ? <div className={styles.sectionActions}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** Label and value pairs; an empty value is shown as a quiet dash with words for screen readers. */
export function Facts({ items }: { items: { label: string; value: ReactNode }[] }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.facts}>
      {items.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === "" ? (
              <span className={styles.none}>{t("state.none")}</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
