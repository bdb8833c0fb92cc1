import { SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Page } from "@/ui/Page";

import styles from "./cases.module.css";

interface RegisterProps {
  title: string;
  summary: ReactNode;
  closed: boolean;
  onClosed: (closed: boolean) => void;
  children: ReactNode;
}

/** One of the three registers, with the way to the other two. */
export function Register({ title, summary, closed, onClosed, children }: RegisterProps) {
  const { t } = useTranslation("cases");
  return (
    <Page
      title={title}
      summary={summary}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t("which")}
          data={[
            { value: "open", label: t("open") },
            { value: "closed", label: t("closed") },
          ]}
          value={closed ? "closed" : "open"}
          onChange={(value) => onClosed(value === "closed")}
        />
      }
    >
      <nav className={styles.tabs} aria-label={t("which")}>
        <Link to="/complaints">{t("kinds.complaints")}</Link>
        <Link to="/mediations">{t("kinds.mediations")}</Link>
        <Link to="/data-breaches">{t("kinds.breaches")}</Link>
      </nav>
      {children}
    </Page>
  );
}
