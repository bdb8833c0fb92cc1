import { useQuery } from "@tanstack/react-query";
import { Link, linkOptions } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { breachesQuery, complaintsQuery, mediationsQuery } from "@/api/cases";
import { CaseList } from "@/ui/cases/CaseList";
import { dateOf } from "@/ui/dates";
import { IconAlertTriangle, IconCheck, IconHourglass, IconInbox } from "@/ui/icons";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import { Register } from "./Register";

/** Complaints: what is due first on top; late ones say so. */
export function ComplaintsPage() {
  const { t } = useTranslation("cases");
  const [closed, setClosed] = useState(false);
  const query = useQuery(complaintsQuery(closed));
  return (
    <Register
      title={t("complaints.title")}
      summary={
        <>
          {t("complaints.summary")} <Link to="/complaint-numbers">{t("numbers.link")}</Link>
        </>
      }
      closed={closed}
      onClosed={setClosed}
    >
      <CaseList
        label={t("complaints.title")}
        rows={query.data?.items.map((row) => ({ ...row, due: row.dueOn }))}
        subject={(row) => t(`subjects.${row.subject}`)}
        state={(row) =>
          row.escalation === "none" ? (
            <StatusTag icon={row.closed ? IconCheck : IconHourglass}>{t(`states.${row.state}`)}</StatusTag>
          ) : (
            <StatusTag icon={IconAlertTriangle} tone="danger">
              {t(`states.${row.state}`)}: {t(`complaints.${row.escalation}`)}
            </StatusTag>
          )
        }
        link={(row) => linkOptions({ to: "/complaints/$complaintId", params: { complaintId: row.id } })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconInbox} title={t("complaints.empty")}>
            {t("complaints.emptyText")}
          </EmptyState>
        }
      />
    </Register>
  );
}

export function MediationsPage() {
  const { t } = useTranslation("cases");
  const [closed, setClosed] = useState(false);
  const query = useQuery(mediationsQuery(closed));
  const rows = query.data?.items.map((row) => ({
    ...row,
    receivedOn: row.startedOn,
    due: null,
    closed: row.closedOn != null,
  }));
  return (
    <Register
      title={t("mediations.title")}
      summary={t("mediations.summary")}
      closed={closed}
      onClosed={setClosed}
    >
      <CaseList
        label={t("mediations.title")}
        rows={rows}
        subject={(row) => `${t("mediations.about")} ${row.aboutNumber}`}
        state={(row) => (
          <StatusTag icon={row.outcome ? IconCheck : IconHourglass}>
            {row.outcome ? t(`mediations.outcomes.${row.outcome}`) : t("mediations.running")}
          </StatusTag>
        )}
        link={(row) => linkOptions({ to: "/mediations/$mediationId", params: { mediationId: row.id } })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconInbox} title={t("mediations.empty")}>
            {t("mediations.emptyText")}
          </EmptyState>
        }
      />
    </Register>
  );
}

/** Breaches with a clock that counts hours as long as it runs. */
export function BreachesPage() {
  const { t } = useTranslation("cases");
  const [closed, setClosed] = useState(false);
  const query = useQuery(breachesQuery(closed));
  const rows = query.data?.items.map((row) => ({
    ...row,
    receivedOn: dateOf(row.knownAt),
    due: row.clockRuns ? row.deadlineAt : null,
  }));
  return (
    <Register
      title={t("breaches.title")}
      summary={t("breaches.summary")}
      closed={closed}
      onClosed={setClosed}
    >
      <CaseList
        label={t("breaches.title")}
        rows={rows}
        subject={(row) => t(`breaches.natures.${row.nature}`)}
        state={(row) => (
          <StatusTag
            icon={row.alarm === "none" ? IconHourglass : IconAlertTriangle}
            tone={row.alarm === "none" ? "neutral" : row.alarm === "day" ? "warn" : "danger"}
          >
            {t(`breaches.states.${row.state}`)}
          </StatusTag>
        )}
        link={(row) => linkOptions({ to: "/data-breaches/$dataBreachId", params: { dataBreachId: row.id } })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconInbox} title={t("breaches.empty")}>
            {t("breaches.emptyText")}
          </EmptyState>
        }
      />
    </Register>
  );
}
