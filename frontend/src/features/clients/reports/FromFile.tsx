import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Facts } from "@/ui/Page";

import styles from "./reports.module.css";
import type { Report } from "./reportsApi";

/** What the file gives to the report, as it will be printed. */
export function FromFile({ report }: { report: Report }) {
  const { t } = useTranslation("reports");
  return (
    <details className={styles.fromFile} open={report.tables.length > 0}>
      <summary>{t("fromFile")}</summary>
      <p className={styles.quiet}>{t("fromFileHelp")}</p>
      <Facts items={report.facts.map(({ label, text }) => ({ label, value: text }))} />
      {report.tables.map((table) => (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls sideways must be reachable by keyboard
        <div key={table.name} className={styles.tableBox} role="region" aria-label={table.title} tabIndex={0}>
          <h4>{table.title}</h4>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                {table.columns.map((column) => (
                  <Table.Th key={column}>{column}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {table.rows.map((row, index) => (
                <Table.Tr key={index}>
                  {row.map((cell, column) => (
                    <Table.Td key={column}>{cell}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ))}
    </details>
  );
}
