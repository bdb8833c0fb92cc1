import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate } from "@/ui/dates";
import { IconArrowsExchange, IconCalendar, IconCircleCheck, IconCircleMinus, IconUsers } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { useNewAct } from "@/ui/place";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import { EndNow } from "./EndNow";
import { standInsQuery, type StandIn } from "./standInApi";
import { StandInForm } from "./StandInForm";
import styles from "./standIns.module.css";
import { TransferForm } from "./TransferForm";
import { Transfers } from "./Transfers";

const order = ["running", "coming", "ended"];

/** Who takes over for whom: what runs, what comes, what is over; for the coordinator of everyone (R26). */
export function StandInsPage() {
  const { t } = useTranslation("stand-ins");
  const me = useMe();
  const query = useQuery(standInsQuery);
  const [arranging, setArranging] = useState(false);
  const [transferring, setTransferring] = useState(false);
  const [ending, setEnding] = useState<StandIn | null>(null);
  const coordinator = me.roles.includes("coordinator");
  useNewAct(t("new"), () => {
    setTransferring(false);
    setArranging(true);
  });
  const rows = query.data?.items.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const columns: Column<StandIn>[] = [
    {
      key: "who",
      header: t("who"),
      cell: (row) => (
        <span className={styles.who}>
          <span>
            {row.standInId === me.userId ? t("youFor", { name: row.absentAdviserName }) : row.standInName}
          </span>
          <span className={styles.phoneState}>
            <StateTag row={row} />
          </span>
          {row.standInId === me.userId ? null : (
            <span className={styles.quiet}>
              {row.absentAdviserId === me.userId ? t("forYou") : t("for", { name: row.absentAdviserName })}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "period",
      header: t("period"),
      cell: (row) => (
        <span className={styles.who}>
          <span>{t("from", { moment: moment(row.beginsAt) })}</span>
          <span>{t("until", { moment: moment(row.endsAt) })}</span>
        </span>
      ),
    },
    { key: "reason", header: t("reason"), cell: (row) => t(`reasons.${row.reason}`), phone: "hide" },
    { key: "scope", header: t("scope"), cell: (row) => <ScopeWords row={row} />, phone: "hide" },
    { key: "state", header: t("state"), cell: (row) => <StateTag row={row} />, phone: "hide" },
    {
      key: "acts",
      header: t("acts"),
      cell: (row) =>
        row.state === "running" && row.standInId === me.userId ? (
          <Link to="/stand-ins/$standInId" params={{ standInId: row.id }} className={styles.act}>
            {t("digest.open")}
          </Link>
        ) : row.state !== "ended" && (coordinator || row.absentAdviserId === me.userId) ? (
          <Button size="compact-sm" variant="default" onClick={() => setEnding(row)}>
            {t("end.open")}
            <span className="visuallyHidden">: {row.standInName}</span>
          </Button>
        ) : null,
    },
  ];
  return (
    <Page
      title={t("title")}
      summary={t("summary")}
      actions={
        arranging || transferring ? null : (
          <>
            {coordinator ? (
              <Button variant="default" leftSection={<IconUsers />} onClick={() => setTransferring(true)}>
                {t("transfer.open")}
              </Button>
            ) : null}
            <Button leftSection={<IconArrowsExchange />} onClick={() => setArranging(true)}>
              {t("new")}
            </Button>
          </>
        )
      }
    >
      {transferring ? <TransferForm onDone={() => setTransferring(false)} /> : null}
      {arranging ? <StandInForm onDone={() => setArranging(false)} /> : null}
      <DataTable
        label={t("title")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          arranging ? null : (
            <EmptyState icon={IconArrowsExchange} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          )
        }
      />
      <Transfers />
      {ending ? <EndNow standIn={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  );
}

function moment(value: string): string {
  return `${shortDate(value)} ${clock(value)}`;
}

function ScopeWords({ row }: { row: StandIn }) {
  const { t } = useTranslation("stand-ins");
  const count = row.listedClients;
  return (
    <span className={styles.who}>
      <span>
        {!row.wholeCaseload
          ? t("scopes.chosen", { count })
          : count > 0
            ? t("scopes.without", { count })
            : t("scopes.whole")}
      </span>
      <span className={styles.quiet}>{t(row.withHealth ? "scopes.health" : "scopes.noHealth")}</span>
    </span>
  );
}

function StateTag({ row }: { row: StandIn }) {
  const { t } = useTranslation("stand-ins");
  if (row.state === "running") {
    return (
      <StatusTag icon={IconCircleCheck} tone="ok">
        {t("states.running")}
      </StatusTag>
    );
  }
  if (row.state === "coming") {
    return (
      <StatusTag icon={IconCalendar} tone="info">
        {t("states.coming")}
      </StatusTag>
    );
  }
  return (
    <StatusTag icon={IconCircleMinus}>{t(row.endedEarlyAt ? "states.endedEarly" : "states.ended")}</StatusTag>
  );
}
