import { SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { linkOptions } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { IconArrowMerge, IconInbox, IconRefresh } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { RelativeDate } from "@/ui/RelativeDate";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { MoreButton } from "@/ui/MoreButton";

import styles from "./inbox.module.css";
import { referralsQuery, type ReferralItem, type ReferralState } from "./queries";

const states = ["received", "accepted", "rejected"] as const satisfies readonly ReferralState[];

/** Referrals that wait for an adviser, and what was decided before. */
export function InboxPage() {
  const { t } = useTranslation("inbox");
  const { t: common } = useTranslation();
  const [state, setState] = useState<ReferralState>("received");
  const query = useInfiniteQuery(referralsQuery(state));
  const rows = query.data?.pages.flatMap((page) => page.items);
  const columns: Column<ReferralItem>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <>
          {row.displayName}
          <span className={styles.phoneLine}>
            {common(`service.${row.service}`)} · {row.partyName}
          </span>
        </>
      ),
      sort: (row) => row.displayName,
    },
    { key: "city", header: t("city"), cell: (row) => row.city, sort: (row) => row.city, phone: "hide" },
    {
      key: "service",
      header: t("service"),
      cell: (row) => common(`service.${row.service}`),
      sort: (row) => common(`service.${row.service}`),
      phone: "hide",
    },
    {
      key: "party",
      header: t("party"),
      cell: (row) => (
        <span className={styles.party} title={row.partyName}>
          {row.orderReference} <span className={styles.dim}>{row.partyName}</span>
        </span>
      ),
      sort: (row) => row.partyName,
      phone: "hide",
    },
    {
      key: "attention",
      header: t("attention"),
      cell: (row) => <Attention row={row} />,
      sort: (row) => -row.possibleMatches,
    },
    {
      key: "received",
      header: t("received"),
      cell: (row) => <RelativeDate value={row.receivedAt} />,
      sort: (row) => row.receivedAt,
      phone: "hide",
    },
  ];
  return (
    <Page
      title={t("title")}
      summary={rows ? t(`count.${state === "superseded" ? "received" : state}`, { count: rows.length }) : " "}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t("state")}
          value={state}
          onChange={(value) => setState(states.find((one) => one === value) ?? "received")}
          data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      }
    >
      <DataTable
        label={t("title")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => linkOptions({ to: "/inbox/$referralId", params: { referralId: row.id } })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconInbox} title={t(`empty.${state === "superseded" ? "received" : state}`)}>
            {t("emptyText")}
          </EmptyState>
        }
      />
      <MoreButton query={query} />
    </Page>
  );
}

function Attention({ row }: { row: ReferralItem }) {
  const { t } = useTranslation("inbox");
  if (row.possibleMatches > 0) {
    return (
      <StatusTag icon={IconArrowMerge} tone="warn">
        {t("possibleMatch", { count: row.possibleMatches })}
      </StatusTag>
    );
  }
  if (row.revisionOf) {
    return (
      <StatusTag icon={IconRefresh} tone="info">
        {t("revision")}
      </StatusTag>
    );
  }
  return null;
}
