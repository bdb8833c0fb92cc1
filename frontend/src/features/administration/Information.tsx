import { Button, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { saveFile } from "@/api/download";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";
import { Banner } from "@/ui/Banner";
import { DataTable, type Column } from "@/ui/DataTable";
import { shortDate } from "@/ui/dates";
import { Form, FormProblem } from "@/ui/Form";
import { IconBan, IconCheck, IconDownload, IconHistory } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";
import { required } from "@/ui/validators";

type Text = Schema<"PrivacyTextHeader">;
type Kind = Text["kind"];

const textsQuery = queryOptions({
  queryKey: ["privacy-statements"],
  queryFn: () => send<Schema<"PrivacyTextList">>(api.GET("/privacy-statements")),
});

function changed(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: textsQuery.queryKey });
}

async function publish(kind: Kind, body: string | null): Promise<void> {
  await send(api.POST("/privacy-statements", { body: body === null ? { kind } : { kind, body } }));
  await changed();
}

/** What clients are told, in versions; two of the three texts follow from the data inventory (R2). */
export function Information() {
  const { t } = useTranslation("administration");
  const query = useQuery(textsQuery);
  const [writing, setWriting] = useState(false);
  const { problem, run } = useAct();
  const newest = (row: Text): boolean =>
    query.data?.items.find((one) => one.kind === row.kind && !one.withdrawnAt)?.id === row.id;
  const columns: Column<Text>[] = [
    { key: "title", header: t("information.text"), cell: (row) => row.title },
    { key: "version", header: t("information.version"), cell: (row) => row.version },
    { key: "at", header: t("information.published"), cell: (row) => shortDate(row.publishedAt) },
    {
      key: "state",
      header: t("information.state"),
      cell: (row) =>
        row.withdrawnAt ? (
          <StatusTag icon={IconBan}>{t("information.withdrawn")}</StatusTag>
        ) : newest(row) ? (
          <StatusTag icon={IconCheck} tone="ok">
            {t("information.inForce")}
          </StatusTag>
        ) : (
          <StatusTag icon={IconHistory}>{t("information.earlier")}</StatusTag>
        ),
    },
    {
      key: "acts",
      header: t("information.acts"),
      cell: (row) => (
        <>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload />}
            onClick={() =>
              void run(() =>
                saveFile(`/privacy-statements/${row.id}/document`, `${row.kind}-${String(row.version)}.pdf`),
              )
            }
          >
            {t("information.pdf")}
            <span className="visuallyHidden">: {row.title}</span>
          </Button>{" "}
          {row.withdrawnAt ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() =>
                void run(async () => {
                  await send(
                    api.POST("/privacy-statements/{textId}/withdraw", {
                      params: { path: { textId: row.id } },
                    }),
                  );
                  await changed();
                })
              }
            >
              {t("information.withdraw")}
              <span className="visuallyHidden">
                : {row.title} {row.version}
              </span>
            </Button>
          )}
        </>
      ),
    },
  ];
  return (
    <Section
      title={t("information.title")}
      summary={t("information.summary")}
      actions={
        writing ? null : (
          <Button variant="default" onClick={() => setWriting(true)}>
            {t("information.newReglement")}
          </Button>
        )
      }
    >
      {query.data?.outdated.map((kind) => (
        <Banner
          key={kind}
          tone="warn"
          title={t("information.outdated", { text: t(`information.kinds.${kind}`) })}
          action={
            <Button size="compact-sm" onClick={() => void run(() => publish(kind, null))}>
              {t("information.publish")}
            </Button>
          }
        />
      ))}
      {problem ? <FormProblem problem={problem} /> : null}
      {writing ? <ReglementForm onDone={() => setWriting(false)} /> : null}
      <DataTable
        label={t("information.title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        hotkeys="off"
        empty={null}
      />
    </Section>
  );
}

function ReglementForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("administration");
  const form = useForm({ initialValues: { body: "" }, validate: { body: required } });
  return (
    <Form
      form={form}
      labels={{ body: t("information.words") }}
      submitLabel={t("information.publish")}
      onCancel={onDone}
      onSubmit={async (values) => {
        await publish("reglement", values.body);
        showToast(t("information.published"));
        onDone();
      }}
    >
      <Textarea
        label={t("information.words")}
        description={t("information.wordsHelp")}
        autosize
        minRows={12}
        maxRows={28}
        {...form.getInputProps("body")}
      />
    </Form>
  );
}
