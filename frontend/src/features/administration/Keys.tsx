import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, shortDate } from "@/ui/dates";
import { IconCheck, IconHourglass, IconLock } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import styles from "./administration.module.css";
import { keysQuery } from "./queries";

type KeyState = Schema<"KeyState">;

/** Which versions of the keys are in use and how far one has taken over; never a key. */
export function Keys() {
  const { t } = useTranslation("administration");
  const query = useQuery(keysQuery);
  return (
    <>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={6} /> : null}
      {query.data ? <p className={styles.keyNote}>{t("keys.summary")}</p> : null}
      {query.data?.items.map((state) => (
        <OneKey key={state.kind} state={state} />
      ))}
      {query.data ? <p className={styles.keyNote}>{t("keys.how")}</p> : null}
    </>
  );
}

function OneKey({ state }: { state: KeyState }) {
  const { t, i18n } = useTranslation("administration");
  const number = (value: number): string => value.toLocaleString(i18n.language);
  const newest = state.versions.filter((version) => !version.retiredAt).at(-1)?.version ?? 0;
  const columns: Column<KeyState["versions"][number]>[] = [
    { key: "version", header: t("keys.version"), cell: (row) => row.version },
    {
      key: "since",
      header: t("keys.since"),
      cell: (row) => `${shortDate(row.firstSeenAt)} ${clock(row.firstSeenAt)}`,
      phone: "hide",
    },
    { key: "rows", header: t("keys.rows"), cell: (row) => number(row.rows) },
    {
      key: "state",
      header: t("keys.state"),
      cell: (row) =>
        row.retiredAt ? (
          <StatusTag icon={IconLock}>{t("keys.retired", { date: shortDate(row.retiredAt) })}</StatusTag>
        ) : (
          <StatusTag icon={IconCheck} tone="ok">
            {t("keys.inUse")}
          </StatusTag>
        ),
    },
  ];
  const id = `key-${state.kind}`;
  const progress = { done: number(state.done), total: number(state.total), version: newest };
  return (
    <Section title={t(`keys.names.${state.kind}`)} summary={<Stand state={state} version={newest} />}>
      <p className={styles.keyNote}>{t(`keys.means.${state.kind}`)}</p>
      {state.rotating ? (
        <div className={styles.progress}>
          <label htmlFor={id}>{t("keys.progress", progress)}</label>
          <progress id={id} max={Math.max(state.total, 1)} value={state.done} />
        </div>
      ) : null}
      <DataTable
        label={t(`keys.names.${state.kind}`)}
        rows={state.versions.toReversed()}
        columns={columns}
        rowKey={(row) => String(row.version)}
        empty={<EmptyState icon={IconLock} title={t("keys.empty")} />}
        hotkeys="off"
      />
    </Section>
  );
}

function Stand({ state, version }: { state: KeyState; version: number }) {
  const { t } = useTranslation("administration");
  if (!state.rotating) {
    return (
      <StatusTag icon={IconCheck} tone="ok">
        {t("keys.steady", { version })}
      </StatusTag>
    );
  }
  return (
    <StatusTag icon={IconHourglass} tone={state.behind ? "warn" : "info"}>
      {t(state.behind ? "keys.rotating" : "keys.taken", { version })}
    </StatusTag>
  );
}
