import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconCalendar, IconCircleCheck, IconCircleMinus } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";

import { cancelTransfer, transfersQuery, type PlannedTransfer } from "./standInApi";
import styles from "./standIns.module.css";

/** Caseloads that go or went to a colleague: for the coordinator all, for an adviser the own. */
export function Transfers() {
  const { t } = useTranslation("stand-ins");
  const me = useMe();
  const query = useQuery(transfersQuery);
  const { busy, problem, run } = useAct();
  const coordinator = me.roles.includes("coordinator");
  const columns: Column<PlannedTransfer>[] = [
    {
      key: "who",
      header: t("transfers.who"),
      cell: (row) => (
        <span className={styles.who}>
          <span>{t("transfers.pair", { from: row.fromAdviserName, to: row.toAdviserName })}</span>
          <span className={styles.quiet}>{t("transfers.clients", { count: row.clients })}</span>
          <span className={styles.phoneState}>
            <StateTag row={row} />
          </span>
        </span>
      ),
    },
    {
      key: "when",
      header: t("transfers.when"),
      cell: (row) => `${shortDate(row.beginsAt)} ${clock(row.beginsAt)}`,
    },
    { key: "reason", header: t("reason"), cell: (row) => row.reason, phone: "hide" },
    { key: "state", header: t("state"), cell: (row) => <StateTag row={row} />, phone: "hide" },
    {
      key: "acts",
      header: t("acts"),
      cell: (row) =>
        row.state === "planned" && coordinator ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            onClick={() =>
              void run(async () => {
                await cancelTransfer(row.id);
                showToast(t("transfers.cancelled"));
              })
            }
          >
            {t("transfers.cancel")}
            <span className="visuallyHidden">: {row.fromAdviserName}</span>
          </Button>
        ) : row.state === "done" && row.toAdviserId === me.userId ? (
          <Link to="/caseload-transfers/$transferId" params={{ transferId: row.id }} className={styles.act}>
            {t("digest.open")}
          </Link>
        ) : null,
    },
  ];
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <div className={styles.after}>
      <Section title={t("transfers.title")}>
        {problem ? <FormProblem problem={problem} /> : null}
        <DataTable
          label={t("transfers.title")}
          rows={query.data.items}
          columns={columns}
          rowKey={(row) => row.id}
          empty={null}
          hotkeys="off"
        />
      </Section>
    </div>
  );
}

function StateTag({ row }: { row: PlannedTransfer }) {
  const { t } = useTranslation("stand-ins");
  if (row.state === "planned") {
    return (
      <StatusTag icon={IconCalendar} tone="info">
        {t("transfers.states.planned")}
      </StatusTag>
    );
  }
  if (row.state === "done") {
    return (
      <StatusTag icon={IconCircleCheck} tone="ok">
        {t("transfers.states.done")}
      </StatusTag>
    );
  }
  return <StatusTag icon={IconCircleMinus}>{t("transfers.states.cancelled")}</StatusTag>;
}
