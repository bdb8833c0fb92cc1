import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { meQuery } from "@/api/queries";
import { ConfirmTyped } from "@/ui/ConfirmTyped";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, longDate, shortDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconDownload, IconListCheck } from "@/ui/icons";
import { Facts, Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { MoreButton } from "@/ui/MoreButton";
import { useOpened } from "@/ui/useOpened";

import { ReasonDialog } from "./ReasonDialog";
import styles from "./retention.module.css";
import {
  approve,
  downloadCertificate,
  exclude,
  exclusionReasons,
  itemsQuery,
  runQuery,
  stop,
  stopReasons,
  type ExclusionReason,
  type Item,
  type Run,
} from "./retentionApi";
import { Countdown } from "./RunBoard";
import { ItemStateTag, RunStateTag } from "./tags";
import { useAct } from "./useAct";

type Dialog = { kind: "approve" } | { kind: "stop" } | { kind: "exclude"; item: Item };

/** One list: who decided, when it begins, what is on it, and how far it is. */
export function RunPage() {
  const { t } = useTranslation("retention");
  const { runId } = useParams({ from: "/frame/retention/$runId" });
  const query = useQuery(runQuery(runId));
  if (query.error)
    return (
      <Page title={t("title")}>
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  return query.data ? (
    <TheRun run={query.data} />
  ) : (
    <Page title={t("title")}>
      <SkeletonLines lines={6} />
    </Page>
  );
}

function TheRun({ run }: { run: Run }) {
  const { t } = useTranslation("retention");
  const me = useQuery(meQuery);
  const [dialog, open, close] = useOpened<Dialog>();
  const { problem, act } = useAct();
  const roles = me.data?.roles ?? [];
  const own = me.data?.userId === run.madeById;
  const checks = run.state === "draft" && roles.includes("privacy_officer");
  const decides = run.state === "draft" && roles.includes("director");
  const finish = (run_: () => Promise<unknown>, words: string) => async (): Promise<void> => {
    await act(run_, words);
    close();
  };
  return (
    <Page
      title={run.name}
      summary={<Link to="/retention">{t("run.back")}</Link>}
      actions={
        <div className={styles.acts}>
          {run.state === "draft" || run.state === "approved" ? (
            <Button variant="default" onClick={() => open({ kind: "stop" })}>
              {t("run.stop")}
            </Button>
          ) : null}
          {decides && !own ? (
            <Button color="red" disabled={!run.counts.listed} onClick={() => open({ kind: "approve" })}>
              {t("run.approve")}
            </Button>
          ) : null}
          {run.certificateId ? (
            <Button
              leftSection={<IconDownload />}
              onClick={() => void downloadCertificate(run.certificateId ?? "", run.name)}
            >
              {t("run.certificate")}
            </Button>
          ) : null}
        </div>
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      {decides && own ? <p className={styles.quiet}>{t("run.own")}</p> : null}
      <RunFacts run={run} />
      <Items run={run} onExclude={checks ? (item) => open({ kind: "exclude", item }) : null} />
      {dialog?.kind === "approve" ? (
        <ConfirmTyped
          title={t("run.approveTitle")}
          name={run.name}
          confirmLabel={t("run.approve")}
          onConfirm={finish(() => approve(run, run.name), t("run.approved"))}
          onClose={close}
        >
          <p>{t("run.approveText", { count: run.counts.listed })}</p>
          <p>{t("run.approveText2")}</p>
        </ConfirmTyped>
      ) : null}
      {dialog?.kind === "stop" ? (
        <ReasonDialog
          title={t("run.stopTitle")}
          text={t("run.stopText")}
          options={stopReasons.map((value) => ({ value, label: t(`stopReasons.${value}`) }))}
          confirm={t("run.stop")}
          onConfirm={(reason) => finish(() => stop(run, reason), t("run.stopped"))()}
          onClose={close}
        />
      ) : null}
      {dialog?.kind === "exclude" ? (
        <ReasonDialog<ExclusionReason>
          title={t("run.excludeTitle", { number: dialog.item.clientNumber ?? "" })}
          text={t("run.excludeText")}
          options={exclusionReasons.map((value) => ({ value, label: t(`exclusionReasons.${value}`) }))}
          confirm={t("run.exclude")}
          onConfirm={(reason) => finish(() => exclude(run.id, dialog.item.id, reason), t("run.excluded"))()}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}

function RunFacts({ run }: { run: Run }) {
  const { t } = useTranslation("retention");
  const done = run.counts.erased + run.counts.paused;
  const total = done + run.counts.listed;
  const moment = (value: string | null | undefined): string | null =>
    value ? `${shortDate(value)}, ${clock(value)}` : null;
  return (
    <>
      <Facts
        items={[
          { label: t("forecast.standing"), value: <RunStateTag value={run.state} /> },
          { label: t("run.maker"), value: run.madeByName },
          { label: t("run.by"), value: run.approvedByName ?? t("run.nobody") },
          ...(run.executesAt ? [{ label: t("run.at"), value: moment(run.executesAt) }] : []),
          ...(run.stoppedByName
            ? [
                { label: t("run.stoppedBy"), value: run.stoppedByName },
                { label: t("run.reason"), value: run.stopReason ? t(`stopReasons.${run.stopReason}`) : null },
              ]
            : []),
          ...(run.finishedAt ? [{ label: t("run.finished"), value: moment(run.finishedAt) }] : []),
        ]}
      />
      <Countdown run={run} />
      {run.state === "executing" || run.state === "done" ? (
        <div className={styles.progress} role="status">
          <progress max={Math.max(total, 1)} value={done} aria-label={t("states.executing")} />
          <span>{t("run.progress", { done, total })}</span>
        </div>
      ) : null}
    </>
  );
}

function Items({ run, onExclude }: { run: Run; onExclude: ((item: Item) => void) | null }) {
  const { t } = useTranslation("retention");
  const query = useInfiniteQuery(itemsQuery(run.id));
  const columns: Column<Item>[] = [
    { key: "number", header: t("forecast.number"), cell: (row) => row.clientNumber ?? t("run.gone") },
    { key: "due", header: t("run.due"), cell: (row) => longDate(row.dueOn) },
    { key: "state", header: t("run.state"), cell: (row) => <ItemStateTag value={row.state} /> },
    {
      key: "why",
      header: t("run.reason"),
      cell: (row) => (row.exclusionReason ? t(`exclusionReasons.${row.exclusionReason}`) : "–"),
      phone: "hide",
    },
    ...(onExclude
      ? [
          {
            key: "exclude",
            header: "",
            cell: (row: Item) =>
              row.state === "listed" ? (
                <Button size="compact-sm" variant="default" onClick={() => onExclude(row)}>
                  {t("run.exclude")}
                </Button>
              ) : null,
            width: "130px",
          },
        ]
      : []),
  ];
  return (
    <Section title={t("run.list")}>
      <DataTable
        label={t("run.list")}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={<EmptyState icon={IconListCheck} title={t("runs.none")} />}
      />
      <MoreButton query={query} />
    </Section>
  );
}
