import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { ConfirmTyped } from "@/ui/ConfirmTyped";
import { DataTable, type Column } from "@/ui/DataTable";
import { Form, FormProblem } from "@/ui/Form";
import { IconApi, IconBan, IconCircleCheck, IconPlus } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { required } from "@/ui/validators";

import styles from "./administration.module.css";
import { apiClientsQuery, type ApiClient } from "./queries";
import { SecretOnce } from "./Secret";

const scopes = [
  "intake:write",
  "intake:read",
  "referrals:read",
  "reports:read",
  "plans:approve",
  "webhooks:manage",
] as const;
const LIVE_SECRETS = 2;

/** Machines of a commissioning party: two live secrets at most, for rotation. */
export function ApiClients({ partyId }: { partyId: string }) {
  const { t } = useTranslation("administration");
  const cache = useQueryClient();
  const query = useQuery(apiClientsQuery(partyId));
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<ApiClient | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const changed = (): Promise<void> => cache.invalidateQueries({ queryKey: ["api-clients", partyId] });
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setProblem(null);
    try {
      await act();
      await changed();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  const rotate = async (client: ApiClient): Promise<void> => {
    const made = await send<Schema<"ApiClientSecretCreated">>(
      api.POST("/commissioning-parties/{partyId}/api-clients/{apiClientId}/secrets", {
        params: { path: { partyId, apiClientId: client.id } },
      }),
    );
    setSecret(made.clientSecret);
  };
  const revokeOldest = async (client: ApiClient): Promise<void> => {
    const oldest = client.secrets.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))[0];
    if (!oldest) return;
    await send(
      api.POST("/commissioning-parties/{partyId}/api-clients/{apiClientId}/secrets/{entryId}/revoke", {
        params: { path: { partyId, apiClientId: client.id, entryId: oldest.id } },
      }),
    );
  };
  const revoke = async (client: ApiClient): Promise<void> => {
    await send(
      api.POST("/commissioning-parties/{partyId}/api-clients/{apiClientId}/revoke", {
        params: { path: { partyId, apiClientId: client.id } },
      }),
    );
    setRevoking(null);
    await changed();
  };
  const columns: Column<ApiClient>[] = [
    { key: "name", header: t("name"), cell: (row) => row.name },
    {
      key: "id",
      header: t("machine.clientId"),
      cell: (row) => <code className={styles.code}>{row.clientId}</code>,
      phone: "hide",
    },
    {
      key: "scopes",
      header: t("machine.scopes"),
      cell: (row) =>
        row.scopes.map((scope) => t(`scopes.${scope.replace(":", "-") as "intake-write"}`)).join(", "),
      phone: "hide",
    },
    {
      key: "state",
      header: t("status"),
      cell: (row) =>
        row.revokedAt ? (
          <StatusTag icon={IconBan}>{t("machine.revoked")}</StatusTag>
        ) : (
          <StatusTag icon={IconCircleCheck} tone="ok">
            {t("machine.secrets", { count: row.secrets.length })}
          </StatusTag>
        ),
    },
    {
      key: "acts",
      header: t("actions.actions", { ns: "common" }),
      cell: (row) =>
        row.revokedAt ? null : (
          <span className={styles.acts}>
            {row.secrets.length >= LIVE_SECRETS ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void attempt(() => revokeOldest(row))}
              >
                {t("machine.revokeOldest")}
              </Button>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => void attempt(() => rotate(row))}>
                {t("machine.newSecret")}
              </Button>
            )}
            <Button size="compact-sm" variant="light" color="red" onClick={() => setRevoking(row)}>
              {t("machine.revoke")}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <Section
      title={t("machine.title")}
      actions={
        <Button variant="light" leftSection={<IconPlus />} onClick={() => setAdding(true)}>
          {t("machine.new")}
        </Button>
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      <DataTable
        label={t("machine.title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        hotkeys="off"
        problem={query.error}
        retry={() => void query.refetch()}
        empty={<EmptyState icon={IconApi} title={t("machine.empty")} compact />}
      />
      {adding ? (
        <NewApiClient
          partyId={partyId}
          onClose={() => setAdding(false)}
          onMade={(value) => {
            setAdding(false);
            setSecret(value);
            void changed();
          }}
        />
      ) : null}
      {secret !== null ? (
        <SecretOnce title={t("machine.secret")} value={secret} onClose={() => setSecret(null)} />
      ) : null}
      {revoking ? (
        <ConfirmTyped
          title={t("machine.revoke")}
          name={revoking.name}
          confirmLabel={t("machine.revoke")}
          onConfirm={() => revoke(revoking)}
          onClose={() => setRevoking(null)}
        >
          {t("machine.revokeText")}
        </ConfirmTyped>
      ) : null}
    </Section>
  );
}

interface NewApiClientProps {
  partyId: string;
  onClose: () => void;
  onMade: (secret: string) => void;
}

function NewApiClient({ partyId, onClose, onMade }: NewApiClientProps) {
  const { t } = useTranslation("administration");
  const form = useForm({
    initialValues: { name: "", scopes: [] as Schema<"Scope">[] },
    validate: { name: required, scopes: (value) => (value.length > 0 ? null : t("machine.chooseScope")) },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("machine.new")}
      closeButtonProps={{ "aria-label": t("actions.close", { ns: "common" }) }}
    >
      <Form
        form={form}
        guard={false}
        labels={{ name: t("name"), scopes: t("machine.scopes") }}
        submitLabel={t("create")}
        onCancel={onClose}
        onSubmit={async (body) => {
          const made = await send<Schema<"ApiClientCreated">>(
            api.POST("/commissioning-parties/{partyId}/api-clients", { params: { path: { partyId } }, body }),
          );
          onMade(made.clientSecret);
        }}
      >
        <TextInput label={t("name")} data-autofocus {...form.getInputProps("name")} />
        <Checkbox.Group label={t("machine.scopes")} {...form.getInputProps("scopes")}>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              mt="sm"
              value={scope}
              label={t(`scopes.${scope.replace(":", "-") as "intake-write"}`)}
            />
          ))}
        </Checkbox.Group>
      </Form>
    </Modal>
  );
}
