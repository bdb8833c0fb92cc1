import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { DataTable, type Column } from "@/ui/DataTable";
import { numericDate } from "@/ui/dates";
import { useHotkey } from "@/ui/hotkeys";
import { IconListCheck, IconPlus } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import { ActivityForm } from "./ActivityForm";
import { hoursText, moneyText, sum } from "./numbers";
import styles from "./plan.module.css";
import {
  activitiesQuery,
  changeActivity,
  refreshPlan,
  type Activity,
  type ActivityStatus,
  type Plan,
  type PlanOf,
} from "./planApi";
import { ReasonForm } from "./ReasonForm";
import { StatusMenu } from "./StatusMenu";
import { statuses } from "./words";

interface ActivitiesProps {
  of: PlanOf;
  plan: Plan;
  grantedHours: number | null;
  mayWrite: boolean;
}

type Open =
  | { kind: "new" }
  | { kind: "row"; row: Activity; at: "status" | "result" }
  | { kind: "reason"; row: Activity };

/** What is deployed: a row each; 1 to 4 set the state of the row at hand, Enter opens it, R goes to its result. */
export function Activities({ of, plan, grantedHours, mayWrite }: ActivitiesProps) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const query = useQuery(activitiesQuery(of));
  const [open, setOpen, close] = useOpened<Open>();
  const rows = query.data;

  const save = async (row: Activity, status: ActivityStatus, reason: string | null): Promise<void> => {
    const changed = await changeActivity(of, row, { status, reason });
    const { status: was, reason: because } = row;
    showToast(
      t("plan.activities.set", { product: row.product, status: t(`plan.statuses.${status}`) }),
      () => void changeActivity(of, changed, { status: was, reason: because ?? null }).catch(fail),
    );
  };
  const set = (row: Activity, status: ActivityStatus): void => {
    if (status === row.status) return;
    if (status === "not-done") setOpen({ kind: "reason", row });
    else void save(row, status, null).catch(fail);
  };
  const fail = (cause: unknown): void => {
    if (!(cause instanceof ApiProblem)) throw cause;
    showToast(cause.title || common("problem.failTitle"));
    void refreshPlan(of);
  };
  /** The row that has the focus, by j, k or a click. */
  const atHand = (): Activity | undefined => {
    const focused = document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[data-activity]");
    return rows?.find((row) => row.id === focused?.dataset["activity"]);
  };
  const keys = mayWrite && open === null && rows !== undefined && rows.length > 0;
  const press = (status: ActivityStatus) =>
    keys
      ? () => {
          const row = atHand();
          if (row) set(row, status);
        }
      : undefined;
  useHotkey("1", press("planned"));
  useHotkey("2", press("running"));
  useHotkey("3", press("done"));
  useHotkey("4", press("not-done"));
  useHotkey(
    "r",
    keys
      ? () => {
          const row = atHand();
          if (row) setOpen({ kind: "row", row, at: "result" });
        }
      : undefined,
  );
  useHotkey("a", mayWrite && open === null ? () => setOpen({ kind: "new" }) : undefined);

  const done = (): void => {
    if (open && open.kind !== "new") focusRow(open.row.id);
    close();
    void refreshPlan(of);
  };
  const columns: Column<Activity>[] = [
    {
      key: "activity",
      header: t("plan.activities.activity"),
      cell: (row) => (
        <span data-activity={row.id}>
          {row.product}
          <span className={styles.under}>
            {t(`plan.groups.${row.group}`)}
            {row.provider ? ` · ${row.provider}` : null}
          </span>
          <Outcome row={row} />
        </span>
      ),
    },
    {
      key: "period",
      header: t("plan.activities.period"),
      cell: (row) => <Period row={row} />,
      phone: "hide",
    },
    {
      key: "hours",
      header: t("plan.activities.hoursAndCost"),
      cell: (row) => (
        <>
          {row.hours ? hoursText(Number(row.hours)) : "–"}
          {row.cost ? <span className={styles.under}>{moneyText(Number(row.cost))}</span> : null}
        </>
      ),
      align: "end",
      phone: "hide",
    },
    {
      key: "status",
      header: t("plan.activities.status"),
      cell: (row) => (
        <>
          <StatusMenu row={row} mayWrite={mayWrite} onPick={(status) => set(row, status)} />
          {mayWrite && isDeployed(row) && !row.result ? (
            <Button
              className={styles.chip}
              size="compact-xs"
              variant="default"
              leftSection={<IconPlus size={12} />}
              aria-label={`${t("plan.activities.result")}: ${row.product}`}
              onClick={() => setOpen({ kind: "row", row, at: "result" })}
            >
              {t("plan.activities.result")}
            </Button>
          ) : null}
        </>
      ),
      width: "136px",
    },
  ];
  const add = mayWrite ? (
    <Button
      variant="default"
      leftSection={<IconPlus />}
      rightSection={<Kbd>A</Kbd>}
      onClick={() => setOpen({ kind: "new" })}
    >
      {t("plan.activities.add")}
    </Button>
  ) : null;
  return (
    <Section title={t("plan.activities.title")} actions={rows?.length && open === null ? add : null}>
      {open?.kind === "reason" ? (
        <ReasonForm
          product={open.row.product}
          onSave={(reason) => save(open.row, "not-done", reason)}
          onDone={done}
        />
      ) : open ? (
        <ActivityForm
          key={open.kind === "row" ? open.row.id : "new"}
          of={of}
          plan={plan}
          row={open.kind === "row" ? open.row : null}
          focus={open.kind === "row" ? open.at : "product"}
          onDone={done}
        />
      ) : null}
      <DataTable
        label={t("plan.activities.title")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        {...(mayWrite ? { onOpen: (row: Activity) => setOpen({ kind: "row", row, at: "status" }) } : {})}
        currentKey={open === null || open.kind === "new" ? null : open.row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          open ? null : (
            <EmptyState icon={IconListCheck} title={t("plan.activities.empty")} action={add}>
              {t("plan.activities.emptyText")}
            </EmptyState>
          )
        }
      />
      {rows?.length ? (
        <div className={styles.foot}>
          <Totals rows={rows} grantedHours={grantedHours} />
          {mayWrite ? (
            <span className={styles.keys}>
              {statuses.map((status, index) => (
                <Kbd key={status}>{index + 1}</Kbd>
              ))}
              {t("plan.activities.keys")} <Kbd>R</Kbd> {t("plan.activities.keyResult")}
            </span>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}

/** Something came of it, or will: it is asked for until it is written down. */
const isDeployed = (row: Activity): boolean => row.status === "running" || row.status === "done";

/** Back to the row that was worked on, so that the keys go on from there. */
function focusRow(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector(`[data-activity="${id}"]`)?.closest<HTMLElement>("[data-opener]")?.focus();
  });
}

function Period({ row }: { row: Activity }) {
  if (!row.startsOn && !row.endsOn) return <>–</>;
  return (
    <span className={styles.period}>
      <span>{row.startsOn ? numericDate(row.startsOn) : "…"} –</span>{" "}
      <span>{row.endsOn ? numericDate(row.endsOn) : "…"}</span>
    </span>
  );
}

/** What came of it, or why it was not done, in two lines at most. */
function Outcome({ row }: { row: Activity }) {
  const text = [row.reason, row.result].filter(Boolean).join(" · ");
  return text ? <span className={styles.result}>{text}</span> : null;
}

function Totals({ rows, grantedHours }: { rows: readonly Activity[]; grantedHours: number | null }) {
  const { t } = useTranslation("clients");
  // What did not go on takes no hours any more.
  const counted = rows.filter((row) => row.status !== "not-done");
  const planned = sum(counted.map((row) => row.hours));
  const cost = sum(counted.map((row) => row.cost));
  const hours = hoursText(planned);
  const over = grantedHours !== null && planned > grantedHours;
  return (
    <span className={styles.totals} data-over={over || undefined}>
      {grantedHours === null
        ? t("plan.activities.planned", { hours })
        : t(over ? "plan.activities.overGranted" : "plan.activities.ofGranted", {
            hours,
            granted: hoursText(grantedHours),
          })}
      {cost > 0 ? ` · ${t("plan.activities.costs", { cost: moneyText(cost) })}` : null}
    </span>
  );
}
