import { Button, NativeSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { colleaguesQuery } from "@/api/queries";
import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate } from "@/ui/dates";
import { Form, FormProblem } from "@/ui/Form";
import { IconUserOff } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

type Exclusion = Schema<"Exclusion">;

const reasons: readonly Exclusion["reason"][] = [
  "family",
  "neighbour",
  "acquaintance",
  "former-employer",
  "objection",
];

/** The client's word about who may not see the file: it beats every other rule (R26). */
export function ExclusionsSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const cache = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const query = useQuery({
    queryKey: ["client", client.id, "exclusions"],
    queryFn: () =>
      send<Schema<"ExclusionList">>(
        api.GET("/clients/{clientId}/exclusions", { params: { path: { clientId: client.id } } }),
      ),
  });
  const changed = (): Promise<void> => cache.invalidateQueries({ queryKey: ["client", client.id] });
  const add = async (userId: string, reason: Exclusion["reason"]): Promise<void> => {
    await send(
      api.POST("/clients/{clientId}/exclusions", {
        params: { path: { clientId: client.id } },
        body: { userId, reason },
      }),
    );
    await changed();
  };
  const lift = async (row: Exclusion): Promise<void> => {
    setProblem(null);
    try {
      await send(
        api.DELETE("/clients/{clientId}/exclusions/{exclusionId}", {
          params: { path: { clientId: client.id, exclusionId: row.id } },
        }),
      );
      await changed();
      showToast(t("exclusions.lifted", { name: row.userName }), () => void add(row.userId, row.reason));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  const columns: Column<Exclusion>[] = [
    { key: "who", header: t("exclusions.who"), cell: (row) => row.userName },
    { key: "reason", header: t("exclusions.reason"), cell: (row) => t(`exclusions.reasons.${row.reason}`) },
    {
      key: "since",
      header: t("exclusions.since"),
      cell: (row) => `${longDate(row.createdAt)}, ${row.recordedByName}`,
      phone: "hide",
    },
    {
      key: "acts",
      header: t("exclusions.acts"),
      cell: (row) => (
        <Button size="compact-sm" variant="default" onClick={() => void lift(row)}>
          {t("exclusions.lift")}
          <span className="visuallyHidden">: {row.userName}</span>
        </Button>
      ),
    },
  ];
  return (
    <Section
      title={t("exclusions.title")}
      actions={
        adding ? null : (
          <Button variant="default" leftSection={<IconUserOff />} onClick={() => setAdding(true)}>
            {t("exclusions.add")}
          </Button>
        )
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      {adding ? (
        <AddExclusion
          known={query.data?.items.map((row) => row.userId) ?? []}
          onAdd={add}
          onDone={() => setAdding(false)}
        />
      ) : null}
      <DataTable
        label={t("exclusions.title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        hotkeys="off"
        empty={
          adding ? null : (
            <EmptyState icon={IconUserOff} title={t("exclusions.empty")} compact>
              {t("exclusions.emptyText")}
            </EmptyState>
          )
        }
      />
    </Section>
  );
}

interface AddExclusionProps {
  known: readonly string[];
  onAdd: (userId: string, reason: Exclusion["reason"]) => Promise<void>;
  onDone: () => void;
}

function AddExclusion({ known, onAdd, onDone }: AddExclusionProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const colleagues = useQuery(colleaguesQuery);
  const form = useForm({
    initialValues: { userId: "", reason: "" },
    validate: { userId: required, reason: required },
  });
  if (colleagues.error)
    return <ErrorState problem={colleagues.error} retry={() => void colleagues.refetch()} compact />;
  if (!colleagues.data) return <SkeletonLines />;
  const others = colleagues.data.items.filter(
    (one) => one.id !== client.assignment?.adviserId && !known.includes(one.id),
  );
  return (
    <div style={{ paddingBlock: 12 }}>
      <Form
        form={form}
        labels={{ userId: t("exclusions.who"), reason: t("exclusions.reason") }}
        submitLabel={t("exclusions.submit")}
        onCancel={onDone}
        onSubmit={async (values) => {
          await onAdd(values.userId, reasons.find((one) => one === values.reason) ?? "objection");
          showToast(t("exclusions.done"));
          onDone();
        }}
      >
        <NativeSelect
          label={t("exclusions.who")}
          description={t("exclusions.effect")}
          data={[
            { value: "", label: t("exclusions.choose") },
            ...others.map((one) => ({ value: one.id, label: one.name })),
          ]}
          {...form.getInputProps("userId")}
        />
        <NativeSelect
          label={t("exclusions.reason")}
          data={[
            { value: "", label: t("exclusions.chooseReason") },
            ...reasons.map((one) => ({ value: one, label: t(`exclusions.reasons.${one}`) })),
          ]}
          {...form.getInputProps("reason")}
        />
      </Form>
    </div>
  );
}
