import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Skeleton } from "@mantine/core";
import { ErrorState } from "@/ui/States";

import styles from "./reports.module.css";
import { pageQuery, type Report } from "./reportsApi";

/** The stored PDF, page by page: what is seen here are the bytes that go out. */
export function Pages({ report }: { report: Report }) {
  const { t } = useTranslation("reports");
  const count = report.preview?.pages ?? 0;
  const pages = useQueries({
    queries: Array.from({ length: count }, (_, index) => pageQuery(report, index + 1)),
  });
  const failed = pages.find((page) => page.error);
  if (failed) return <ErrorState problem={failed.error} retry={() => void failed.refetch()} />;
  return (
    <ol className={styles.pages}>
      {pages.map((page, index) => {
        const label = t("page", { number: index + 1, count });
        return (
          <li key={index}>
            {page.data ? <img src={page.data} alt={label} /> : <Skeleton className={styles.pageWait ?? ""} />}
            <span className={styles.quiet}>{label}</span>
          </li>
        );
      })}
    </ol>
  );
}
