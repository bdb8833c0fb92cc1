import { Button } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, dateOf, shortDate, today } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconCircleCheck, IconCircleX, IconHistory, IconHourglass, IconRefresh } from "@/ui/icons";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";

import styles from "./administration.module.css";
import { deliveriesQuery, type Webhook, type WebhookDelivery } from "./queries";

const moment = (value: string): string => `${shortDate(value)}, ${clock(value)}`;

/** The time alone when it is today. */
const soon = (value: string): string => (dateOf(value) === today() ? clock(value) : moment(value));

/** What was sent to a webhook, whether it arrived, and sending again what did not. */
export function WebhookDeliveries({
  webhook,
  onRefresh,
}: {
  webhook: Webhook;
  onRefresh: () => Promise<void>;
}) {
  const { t } = useTranslation("administration");
  const cache = useQueryClient();
  const query = useInfiniteQuery(deliveriesQuery(webhook.id));
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const again = async (delivery: WebhookDelivery): Promise<void> => {
    setProblem(null);
    try {
      await send(
        api.POST("/webhooks/{webhookId}/deliveries/{deliveryId}/replay", {
          params: { path: { webhookId: webhook.id, deliveryId: delivery.id } },
        }),
      );
      showToast(t("delivery.replayed"));
      await cache.invalidateQueries({ queryKey: ["webhook-deliveries", webhook.id] });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  const columns: Column<WebhookDelivery>[] = [
    { key: "at", header: t("delivery.at"), cell: (row) => moment(row.createdAt) },
    {
      key: "kind",
      header: t("delivery.kind"),
      cell: (row) => t(`webhookKinds.${row.kind.replace(".", "-") as "webhook-test"}`),
      phone: "hide",
    },
    { key: "state", header: t("status"), cell: (row) => <DeliveryState delivery={row} /> },
    {
      key: "tries",
      header: t("delivery.attempts"),
      cell: (row) => row.attempts,
      align: "end",
      width: "80px",
      phone: "hide",
    },
    {
      key: "acts",
      header: t("actions.actions", { ns: "common" }),
      cell: (row) =>
        webhook.state === "active" ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRefresh />}
            onClick={() => void again(row)}
          >
            {t("delivery.replay")}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <h3 className={styles.listTitle}>{t("delivery.title")}</h3>
      {problem ? <FormProblem problem={problem} /> : null}
      <DataTable
        label={t("delivery.title")}
        rows={query.data?.pages.flatMap((page) => page.items)}
        columns={columns}
        rowKey={(row) => row.id}
        hotkeys="off"
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconHistory} title={t("delivery.empty")} compact>
            {t("delivery.emptyText")}
          </EmptyState>
        }
      />
      <div className={styles.below}>
        {query.hasNextPage ? (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("actions.more", { ns: "common" })}
          </Button>
        ) : null}
        <Button
          variant="subtle"
          leftSection={<IconRefresh />}
          loading={query.isRefetching}
          onClick={() => void Promise.all([query.refetch(), onRefresh()])}
        >
          {t("delivery.refresh")}
        </Button>
      </div>
    </>
  );
}

function DeliveryState({ delivery }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation("administration");
  const status = delivery.responseStatus === null ? null : String(delivery.responseStatus);
  const why = delivery.failure
    ? t(`delivery.failures.${delivery.failure as "timeout"}`, {
        status: status ?? "",
        defaultValue: delivery.failure,
      })
    : null;
  if (delivery.state === "delivered")
    return (
      <StatusTag icon={IconCircleCheck} tone="ok">
        {t("delivery.states.delivered", { status })}
      </StatusTag>
    );
  return (
    <span className={styles.stack}>
      {delivery.state === "dead" ? (
        <StatusTag icon={IconCircleX} tone="danger">
          {t("delivery.states.dead")}
        </StatusTag>
      ) : (
        <StatusTag icon={IconHourglass} tone={delivery.failure ? "warn" : "neutral"}>
          {delivery.failure && delivery.nextAttemptAt
            ? t("delivery.states.again", { moment: soon(delivery.nextAttemptAt) })
            : t("delivery.states.pending")}
        </StatusTag>
      )}
      {why ? <span className={styles.quiet}>{why}</span> : null}
    </span>
  );
}
