import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { linkOptions, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { DataTable } from "@/ui/DataTable";
import { dateOf, daysBetween, today } from "@/ui/dates";
import { IconFilter, IconUrgent, IconUsers } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { MoreButton } from "@/ui/MoreButton";

import { useCaseloadColumns } from "./caseloadColumns";
import { CaseloadFilters } from "./CaseloadFilters";
import { changeView, plainView, useCaseloadView, type CaseloadView } from "./caseloadView";
import { caseloadQuery, type ClientListItem } from "./queries";

/** A client is quiet when there was no contact for this many days. */
const QUIET_DAYS = 30;

function isQuiet(item: ClientListItem): boolean {
  return !item.lastContactAt || daysBetween(dateOf(item.lastContactAt), today()) > QUIET_DAYS;
}

function matches(item: ClientListItem, view: CaseloadView): boolean {
  if (view.quick === "new" && !item.isNew) return false;
  if (view.quick === "quiet" && !isQuiet(item)) return false;
  const text = view.text.trim().toLocaleLowerCase();
  if (text === "") return true;
  const words = [
    item.displayName,
    item.number,
    item.traject?.orderReference,
    item.traject?.partyName,
    item.city,
  ];
  return words.some((word) => word?.toLocaleLowerCase().includes(text));
}

/** The caller's clients; for a coordinator all clients, by name, number and traject only. */
export function CaseloadPage() {
  const { t } = useTranslation("clients");
  const me = useMe();
  const navigate = useNavigate();
  const view = useCaseloadView();
  const query = useInfiniteQuery(caseloadQuery({ service: view.service, state: view.state }));
  const columns = useCaseloadColumns();
  const all = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  const rows = useMemo(() => all?.filter((item) => matches(item, view)), [all, view]);
  const filtered = view.quick !== null || view.text !== "" || view.service !== null || view.state !== null;
  const isCoordinator = me.roles.includes("coordinator");

  return (
    <Page
      actions={
        me.permissions.includes("emergency-access.open") ? (
          <Button
            variant="default"
            leftSection={<IconUrgent />}
            onClick={() => void navigate({ to: "/emergency-access" })}
          >
            {t("access.take")}
          </Button>
        ) : null
      }
      title={isCoordinator ? t("caseload.allTitle") : t("title")}
      summary={
        rows ? t(query.hasNextPage ? "caseload.countMore" : "caseload.count", { count: rows.length }) : " "
      }
    >
      <CaseloadFilters view={view} newCount={all?.filter((item) => item.isNew).length ?? 0} />
      <DataTable
        label={t("title")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => linkOptions({ to: "/clients/$clientId", params: { clientId: row.id } })}
        sort={view.sort}
        onSort={(sort) => changeView({ sort })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          filtered ? (
            <EmptyState
              icon={IconFilter}
              title={t("caseload.noneMatch")}
              action={
                <Button variant="default" onClick={() => changeView({ ...plainView, sort: view.sort })}>
                  {t("caseload.clearFilters")}
                </Button>
              }
            >
              {t("caseload.noneMatchText")}
            </EmptyState>
          ) : (
            <EmptyState icon={IconUsers} title={t("caseload.empty")}>
              {isCoordinator ? t("caseload.emptyCoordinator") : t("caseload.emptyText")}
            </EmptyState>
          )
        }
      />
      <MoreButton query={query} />
    </Page>
  );
}
