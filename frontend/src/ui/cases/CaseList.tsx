import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "../DataTable";
import { RelativeDate } from "../RelativeDate";
import styles from "./cases.module.css";
import { DueBadge } from "./DueBadge";

/** What every case shows in a list, whatever its kind. */
export interface CaseHead {
  id: string;
  number: string;
  receivedOn: string;
  /** A day, or a moment for a clock of hours. */
  due: string | null | undefined;
  closed: boolean;
  handlerName?: string | null | undefined;
}

interface CaseListProps<Row extends CaseHead> {
  label: string;
  rows: readonly Row[] | undefined;
  /** What it is about; stands beside the number. */
  subject: (row: Row) => ReactNode;
  state: (row: Row) => ReactNode;
  link?: (row: Row) => LinkProps;
  /** What opening a row does where a case has no page any more. */
  onOpen?: (row: Row) => void;
  /** Beside the panel of a file there is no room for who handles it; the case itself tells. */
  inFile?: boolean;
  problem?: unknown;
  retry?: () => void;
  empty: ReactNode;
}

/** A register of cases: number, subject, state, time left, who handles it. */
export function CaseList<Row extends CaseHead>(props: CaseListProps<Row>) {
  const { label, rows, subject, state, link, onOpen, inFile = false, problem, retry, empty } = props;
  const { t } = useTranslation();
  const columns: Column<Row>[] = [
    {
      key: "number",
      header: t("cases.number"),
      cell: (row) => (
        <>
          <span className={styles.number}>{row.number}</span>
          <span data-phone="only" className={styles.about}>
            {subject(row)}
          </span>
        </>
      ),
      sort: (row) => row.number,
    },
    { key: "subject", header: t("cases.subject"), cell: subject, phone: "hide" },
    { key: "state", header: t("cases.state"), cell: state },
    {
      key: "due",
      header: t("cases.due"),
      cell: (row) => <DueBadge due={row.due} closed={row.closed} />,
      sort: (row) => (row.closed ? null : (row.due ?? null)),
    },
    {
      key: "received",
      header: t("cases.received"),
      cell: (row) => <RelativeDate value={row.receivedOn} relative={false} />,
      sort: (row) => row.receivedOn,
      phone: "hide",
    },
  ];
  if (!inFile) {
    columns.push({
      key: "handler",
      header: t("cases.handler"),
      cell: (row) => row.handlerName ?? t("cases.noHandler"),
      phone: "hide",
    });
  }
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      {...(link ? { rowLink: link } : {})}
      {...(onOpen ? { onOpen } : {})}
      empty={empty}
      problem={problem}
      {...(retry ? { retry } : {})}
    />
  );
}
