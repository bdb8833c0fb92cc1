import { Button, Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { IconCircleCheck, IconUserCheck } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

import { ExclusionsSection } from "./ExclusionsSection";
import { may } from "./sections";

/** Which adviser the client has; a coordinator gives the client another one here (R24, R26). */
export function AssignmentSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const [changing, setChanging] = useState(false);
  const { assignment } = client;
  const change =
    may(client, "assignment.change") && !changing ? (
      <Button variant="default" leftSection={<IconUserCheck />} onClick={() => setChanging(true)}>
        {t("assignment.change")}
      </Button>
    ) : null;
  return (
    <>
      <Section title={t("sections.assignment")} actions={assignment ? change : null}>
        {changing ? <Reassign onDone={() => setChanging(false)} /> : null}
        {!changing && assignment ? <History /> : null}
        {!changing && !assignment ? (
          <EmptyState icon={IconUserCheck} title={t("assignment.none")} action={change}>
            {t("assignment.noneText")}
          </EmptyState>
        ) : null}
      </Section>
      {may(client, "exclusion.read") ? <ExclusionsSection /> : null}
    </>
  );
}

/** Who had this client, from when until when, and why. */
function History() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery({
    queryKey: ["client", client.id, "assignments"],
    queryFn: () =>
      send<Schema<"AssignmentList">>(
        api.GET("/clients/{clientId}/assignments", { params: { path: { clientId: client.id } } }),
      ),
  });
  const columns: Column<Schema<"AssignmentEntry">>[] = [
    { key: "adviser", header: t("assignment.adviser"), cell: (row) => row.adviserName },
    { key: "from", header: t("assignment.since"), cell: (row) => longDate(row.validFrom) },
    {
      key: "until",
      header: t("assignment.until"),
      cell: (row) =>
        row.validUntil ? (
          longDate(row.validUntil)
        ) : (
          <StatusTag icon={IconCircleCheck} tone="accent">
            {t("assignment.now")}
          </StatusTag>
        ),
    },
    { key: "reason", header: t("assignment.reason"), cell: (row) => row.reason, phone: "hide" },
  ];
  return (
    <DataTable
      label={t("sections.assignment")}
      rows={query.data?.items}
      columns={columns}
      rowKey={(row) => row.id}
      problem={query.error}
      retry={() => void query.refetch()}
      empty={null}
    />
  );
}

function Reassign({ onDone }: { onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const cache = useQueryClient();
  const advisers = useQuery({
    queryKey: ["advisers"],
    queryFn: () => send<Schema<"AdviserList">>(api.GET("/advisers")),
  });
  const form = useForm({
    initialValues: { adviserId: "", reason: "" },
    validate: { adviserId: required, reason: required },
  });
  if (advisers.error)
    return <ErrorState problem={advisers.error} retry={() => void advisers.refetch()} compact />;
  if (!advisers.data) return <SkeletonLines />;
  return (
    <div style={{ paddingTop: 12 }}>
      <Form
        form={form}
        labels={{ adviserId: t("assignment.newAdviser"), reason: t("assignment.reason") }}
        submitLabel={t("assignment.submit")}
        onCancel={onDone}
        onSubmit={async (values) => {
          await send(
            api.POST("/clients/{clientId}/assignments", {
              params: { path: { clientId: client.id } },
              body: values,
            }),
          );
          await cache.invalidateQueries({ queryKey: ["client", client.id] });
          showToast(t("assignment.done"));
          onDone();
        }}
      >
        <Radio.Group
          label={t("assignment.newAdviser")}
          description={t("assignment.effect")}
          {...form.getInputProps("adviserId")}
        >
          {advisers.data.items
            .filter((adviser) => adviser.id !== client.assignment?.adviserId)
            .map((adviser) => (
              <Radio
                key={adviser.id}
                mt="sm"
                value={adviser.id}
                disabled={!adviser.available}
                label={adviser.name}
                description={
                  adviser.available
                    ? t("assignment.load", {
                        clients: adviser.activeClients,
                        recent: adviser.assignedLast7Days,
                      })
                    : t("assignment.unavailable")
                }
              />
            ))}
        </Radio.Group>
        <Textarea label={t("assignment.reason")} autosize minRows={2} {...form.getInputProps("reason")} />
      </Form>
    </div>
  );
}
