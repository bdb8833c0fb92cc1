import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { Banner } from "@/ui/Banner";
import { ConfirmTyped } from "@/ui/ConfirmTyped";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate } from "@/ui/dates";
import { Form, FormProblem } from "@/ui/Form";
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconMessages,
  IconPlayerPause,
  IconPlus,
} from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";

import styles from "./administration.module.css";
import { webhooksQuery, type Webhook } from "./queries";
import { SecretOnce } from "./Secret";
import { WebhookDeliveries } from "./WebhookDeliveries";

const kinds = [
  "referral.accepted",
  "referral.rejected",
  "traject.changed",
  "plan.submitted",
  "plan.approved",
  "report.available",
] as const satisfies readonly Webhook["kinds"][number][];

const LIVE_SECRETS = 2;
const OVERLAP_HOURS = 24;

/** Where a party's machine is told that something happened, and whether it arrives. */
export function Webhooks({ partyId }: { partyId: string }) {
  const { t } = useTranslation("administration");
  const cache = useQueryClient();
  const query = useQuery(webhooksQuery(partyId));
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const changed = (): Promise<void> => cache.invalidateQueries({ queryKey: ["webhooks", partyId] });
  const open = query.data?.items.find((webhook) => webhook.id === openId);
  const off = query.data?.items.filter((webhook) => webhook.state === "disabled") ?? [];
  const columns: Column<Webhook>[] = [
    {
      key: "url",
      header: t("webhook.url"),
      cell: (row) => <code className={styles.address}>{row.url}</code>,
      width: "42%",
    },
    {
      key: "kinds",
      header: t("webhook.kinds"),
      cell: (row) =>
        row.kinds.length === kinds.length
          ? t("webhook.everything")
          : kinds
              .filter((kind) => row.kinds.includes(kind))
              .map((kind) => t(`webhookKinds.${kindKey(kind)}`))
              .join(", "),
      phone: "hide",
    },
    { key: "state", header: t("status"), cell: (row) => <WebhookState webhook={row} /> },
  ];
  return (
    <Section
      title={t("webhook.title")}
      actions={
        <Button variant="light" leftSection={<IconPlus />} onClick={() => setAdding(true)}>
          {t("webhook.new")}
        </Button>
      }
    >
      {off.length > 0 ? <Banner tone="warn">{t("webhook.offText", { count: off.length })}</Banner> : null}
      <DataTable
        label={t("webhook.title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpenId(row.id === openId ? null : row.id)}
        currentKey={openId}
        hotkeys="off"
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconMessages} title={t("webhook.empty")} compact>
            {t("webhook.emptyText")}
          </EmptyState>
        }
      />
      {open ? (
        <OpenWebhook
          key={open.id}
          webhook={open}
          onChanged={changed}
          onSecret={setSecret}
          onRemoved={() => setOpenId(null)}
        />
      ) : null}
      {adding ? (
        <NewWebhook
          partyId={partyId}
          onClose={() => setAdding(false)}
          onMade={(made) => {
            setAdding(false);
            setSecret(made.secret);
            setOpenId(made.webhook.id);
            void changed();
          }}
        />
      ) : null}
      {secret !== null ? (
        <SecretOnce title={t("webhook.secret")} value={secret} onClose={() => setSecret(null)} />
      ) : null}
    </Section>
  );
}

/** The name of a kind in the catalogue of texts. */
function kindKey(kind: string): "referral-accepted" {
  return kind.replace(".", "-") as "referral-accepted";
}

function WebhookState({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation("administration");
  if (webhook.state === "disabled")
    return (
      <StatusTag icon={IconBan} tone="danger">
        {t("webhook.states.disabled")}
      </StatusTag>
    );
  if (webhook.state === "paused")
    return <StatusTag icon={IconPlayerPause}>{t("webhook.states.paused")}</StatusTag>;
  return webhook.failingSince ? (
    <StatusTag icon={IconAlertTriangle} tone="warn">
      {t("webhook.states.failing", { count: webhook.failures })}
    </StatusTag>
  ) : (
    <StatusTag icon={IconCircleCheck} tone="ok">
      {t("webhook.states.active")}
    </StatusTag>
  );
}

interface OpenWebhookProps {
  webhook: Webhook;
  onChanged: () => Promise<void>;
  onSecret: (value: string) => void;
  onRemoved: () => void;
}

/** What can be done with one webhook, and what was sent to it. */
function OpenWebhook({ webhook, onChanged, onSecret, onRemoved }: OpenWebhookProps) {
  const { t } = useTranslation("administration");
  const cache = useQueryClient();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [removing, setRemoving] = useState(false);
  const path = { webhookId: webhook.id };
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setProblem(null);
    try {
      await act();
      await onChanged();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  const test = async (): Promise<void> => {
    await send(api.POST("/webhooks/{webhookId}/test", { params: { path } }));
    showToast(t("webhook.tested"));
    await cache.invalidateQueries({ queryKey: ["webhook-deliveries", webhook.id] });
  };
  const rotate = async (): Promise<void> => {
    const overlapHours = webhook.secrets.length >= LIVE_SECRETS ? 0 : OVERLAP_HOURS;
    const made = await send<Schema<"WebhookSecretCreated">>(
      api.POST("/webhooks/{webhookId}/secrets", { params: { path }, body: { overlapHours } }),
    );
    onSecret(made.secret);
  };
  const change = async (state: "active" | "paused"): Promise<void> => {
    await send(
      api.PATCH("/webhooks/{webhookId}", {
        params: { path },
        body: { state },
        headers: ifMatch(webhook.version),
      }),
    );
  };
  const remove = (): Promise<void> =>
    attempt(async () => {
      setRemoving(false);
      await send(
        api.DELETE("/webhooks/{webhookId}", { params: { path }, headers: ifMatch(webhook.version) }),
      );
      onRemoved();
    });
  const active = webhook.state === "active";
  const until = webhook.secrets.find((secret) => secret.expiresAt)?.expiresAt;
  return (
    <div className={styles.open}>
      {problem ? <FormProblem problem={problem} /> : null}
      {webhook.disabledAt ? (
        <Banner tone="warn">{t("webhook.disabledText", { date: longDate(webhook.disabledAt) })}</Banner>
      ) : null}
      <div className={styles.row}>
        {active ? (
          <Button onClick={() => void attempt(test)}>{t("webhook.test")}</Button>
        ) : (
          <Button onClick={() => void attempt(() => change("active"))}>{t("webhook.activate")}</Button>
        )}
        <Button variant="default" onClick={() => void attempt(rotate)}>
          {t(webhook.secrets.length >= LIVE_SECRETS ? "webhook.replaceSecrets" : "webhook.newSecret")}
        </Button>
        {active ? (
          <Button variant="default" onClick={() => void attempt(() => change("paused"))}>
            {t("webhook.pause")}
          </Button>
        ) : null}
        <Button variant="light" color="red" onClick={() => setRemoving(true)}>
          {t("actions.remove", { ns: "common" })}
        </Button>
      </div>
      {until ? <p className={styles.quiet}>{t("webhook.bothUntil", { date: longDate(until) })}</p> : null}
      <WebhookDeliveries webhook={webhook} onRefresh={onChanged} />
      {removing ? (
        <ConfirmTyped
          title={t("webhook.remove")}
          name={new URL(webhook.url).host}
          confirmLabel={t("actions.remove", { ns: "common" })}
          onConfirm={remove}
          onClose={() => setRemoving(false)}
        >
          {t("webhook.removeText")}
        </ConfirmTyped>
      ) : null}
    </div>
  );
}

interface NewWebhookProps {
  partyId: string;
  onClose: () => void;
  onMade: (made: Schema<"WebhookCreated">) => void;
}

function NewWebhook({ partyId, onClose, onMade }: NewWebhookProps) {
  const { t } = useTranslation("administration");
  const [key] = useState(idempotencyKey);
  const form = useForm({
    initialValues: { url: "https://", kinds: [...kinds] as Webhook["kinds"] },
    validate: {
      url: (value) => (/^https?:\/\/[^\s/]+/.test(value.trim()) ? null : t("webhook.urlWrong")),
      kinds: (value) => (value.length > 0 ? null : t("webhook.chooseKind")),
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("webhook.new")}
      closeButtonProps={{ "aria-label": t("actions.close", { ns: "common" }) }}
    >
      <Form
        form={form}
        guard={false}
        labels={{ url: t("webhook.url"), kinds: t("webhook.kinds") }}
        submitLabel={t("create")}
        onCancel={onClose}
        onSubmit={async ({ url, kinds: chosen }) => {
          const made = await send<Schema<"WebhookCreated">>(
            api.POST("/webhooks", {
              params: { query: { partyId } },
              body: { url: url.trim(), kinds: chosen },
              headers: { "Idempotency-Key": key },
            }),
          );
          onMade(made);
        }}
      >
        <TextInput
          label={t("webhook.url")}
          description={t("webhook.urlHelp")}
          data-autofocus
          {...form.getInputProps("url")}
        />
        <Checkbox.Group label={t("webhook.kinds")} {...form.getInputProps("kinds")}>
          {kinds.map((kind) => (
            <Checkbox key={kind} mt="sm" value={kind} label={t(`webhookKinds.${kindKey(kind)}`)} />
          ))}
        </Checkbox.Group>
      </Form>
    </Modal>
  );
}
