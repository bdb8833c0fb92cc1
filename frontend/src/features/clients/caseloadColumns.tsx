import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Column } from "@/ui/DataTable";
import { shortDate } from "@/ui/dates";
import { IconAlertTriangle, IconArrowsExchange } from "@/ui/icons";
import { RelativeDate } from "@/ui/RelativeDate";
import { StatusTag } from "@/ui/StatusTag";

import styles from "./clients.module.css";
import type { ClientListItem } from "./queries";
import { TrajectStateTag } from "./words";

/** Family name first for sorting: the last word, then the whole name. */
function sortName(name: string): string {
  return `${name.split(" ").at(-1) ?? ""} ${name}`;
}

/** Only what a list needs (R23): no date of birth, no phone, nothing about health. */
export function useCaseloadColumns(): Column<ClientListItem>[] {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  return useMemo(
    () => [
      {
        key: "name",
        header: t("caseload.name"),
        sort: (row) => sortName(row.displayName),
        cell: (row) => (
          <span className={styles.nameCell}>
            {row.displayName}
            {row.isNew ? <span className={styles.newMark}>{t("caseload.new")}</span> : null}
            {row.standInUntil ? (
              <span className={styles.standIn}>
                <StatusTag icon={IconArrowsExchange} tone="info">
                  {t("caseload.standIn", { date: shortDate(row.standInUntil) })}
                </StatusTag>
              </span>
            ) : null}
            <span className={styles.phoneLine}>
              {row.traject ? common(`service.${row.traject.service}`) : null}
              {row.lastContactAt ? ` · ${shortDate(row.lastContactAt)}` : ` · ${t("caseload.noContact")}`}
            </span>
          </span>
        ),
      },
      {
        key: "number",
        header: t("caseload.number"),
        sort: (row) => row.number,
        cell: (row) => row.number,
        phone: "hide",
      },
      {
        key: "service",
        header: t("caseload.service"),
        sort: (row) => (row.traject ? common(`service.${row.traject.service}`) : null),
        cell: (row) => (row.traject ? common(`service.${row.traject.service}`) : null),
        phone: "hide",
      },
      {
        key: "state",
        header: t("caseload.state"),
        sort: (row) => row.traject?.state ?? null,
        cell: (row) => (row.traject ? <TrajectStateTag state={row.traject.state} /> : null),
      },
      {
        key: "party",
        header: t("caseload.party"),
        sort: (row) => row.traject?.orderReference ?? null,
        cell: (row) =>
          row.traject ? (
            <span className={styles.partyCell} title={row.traject.partyName}>
              {row.traject.orderReference} <span className={styles.dim}>{row.traject.partyName}</span>
            </span>
          ) : null,
        phone: "hide",
      },
      {
        key: "city",
        header: t("caseload.city"),
        sort: (row) => row.city ?? null,
        cell: (row) => row.city,
        phone: "hide",
      },
      {
        key: "lastContact",
        header: t("caseload.lastContact"),
        phone: "hide",
        sort: (row) => row.lastContactAt ?? "",
        cell: (row) =>
          row.lastContactAt ? (
            <RelativeDate value={row.lastContactAt} />
          ) : (
            <StatusTag icon={IconAlertTriangle} tone="warn">
              {t("caseload.noContact")}
            </StatusTag>
          ),
      },
    ],
    [t, common],
  );
}
