import { Button } from "@mantine/core";
import { useRef, type RefCallback } from "react";
import { useTranslation } from "react-i18next";

import { useHotkey } from "@/ui/hotkeys";

import { AHEAD, byMonth, monthName } from "./months";
import styles from "./timeline.module.css";
import type { TimelineEntry } from "./timelineApi";
import { TimelineItem } from "./TimelineItem";

interface TimelineListProps {
  entries: readonly TimelineEntry[];
  /** Fetches what stands above or below; null when that is all. */
  newer: (() => unknown) | null;
  older: (() => unknown) | null;
  loading: boolean;
}

/** Entries by month. j and k walk along them, Enter opens one; what is near the edge is fetched before it is reached. */
export function TimelineList({ entries, newer, older, loading }: TimelineListProps) {
  const { t } = useTranslation("clients");
  const list = useRef<HTMLDivElement>(null);
  const move = (step: 1 | -1): void => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    const at = all.findIndex((line) => line === document.activeElement);
    const next = at >= 0 ? all[at + step] : all.find((line) => line.getBoundingClientRect().bottom > 120);
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    } else if (!loading) {
      (step > 0 ? older : newer)?.();
    }
  };
  useHotkey("j", () => move(1));
  useHotkey("k", () => move(-1));
  return (
    <div ref={list} className={styles.story}>
      {newer ? <Edge label={t("timeline.newer")} loading={loading} fetch={newer} /> : null}
      {byMonth(entries).map(({ key, entries: some }) => (
        <section
          key={key}
          className={styles.month}
          aria-label={key === AHEAD ? t("timeline.ahead") : monthName(key)}
        >
          <h3 className={styles.monthName}>{key === AHEAD ? t("timeline.ahead") : monthName(key)}</h3>
          <ol className={styles.entries}>
            {some.map((entry) => (
              <TimelineItem key={`${entry.event}-${entry.id}`} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {older ? (
        <Edge label={t("timeline.older")} loading={loading} fetch={older} />
      ) : (
        <p className={styles.end}>{t("timeline.end")}</p>
      )}
    </div>
  );
}

/** The end of what is here: a button, pressed by itself when it comes near the screen. */
function Edge({ label, loading, fetch }: { label: string; loading: boolean; fetch: () => unknown }) {
  const watch: RefCallback<HTMLDivElement> = (node) => {
    if (!node || loading) return undefined;
    const watcher = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) fetch();
      },
      { rootMargin: "500px" },
    );
    watcher.observe(node);
    return () => watcher.disconnect();
  };
  return (
    <div ref={watch} className={styles.edge}>
      <Button variant="default" loading={loading} onClick={() => fetch()}>
        {label}
      </Button>
    </div>
  );
}
