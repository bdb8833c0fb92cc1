import { Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { linkOptions } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { channels, isEnded, mandates, registerRequest, requestsOfClientQuery, types } from "@/api/requests";
import { RequestStateTag } from "@/ui/cases/RequestStateTag";
import { CaseList } from "@/ui/cases/CaseList";
import { RequesterFields } from "@/ui/cases/RequesterFields";
import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { IconInbox, IconPlus } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { required, requiredDate } from "@/ui/validators";

import { may } from "../sections";

/** The client's own requests; taking one in is two actions, and its term runs from the day it came (R41). */
export function RequestsSection() {
  const client = useClientScope();
  const { t } = useTranslation("requests");
  const { t: clients } = useTranslation("clients");
  const [adding, setAdding] = useState(false);
  const query = useQuery(requestsOfClientQuery(client.id));
  const rows = query.data?.items.map((line) => ({ ...line, due: line.dueOn, closed: isEnded(line.state) }));
  return (
    <Section
      title={t("title")}
      summary={clients("requests.summary")}
      actions={
        may(client, "request.register") && !adding ? (
          <Button leftSection={<IconPlus />} onClick={() => setAdding(true)}>
            {clients("requests.register")}
          </Button>
        ) : null
      }
    >
      {adding ? <RegisterForm onDone={() => setAdding(false)} /> : null}
      <CaseList
        inFile
        label={t("title")}
        rows={rows}
        subject={(row) => t(`types.${row.type}`)}
        state={(row) => <RequestStateTag state={row.state} />}
        link={(row) => linkOptions({ to: "/requests/$requestId", params: { requestId: row.id } })}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          adding ? null : (
            <EmptyState icon={IconInbox} title={t("empty")} compact>
              {clients("requests.emptyText")}
            </EmptyState>
          )
        }
      />
    </Section>
  );
}

function RegisterForm({ onDone }: { onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("requests");
  const { t: clients } = useTranslation("clients");
  const form = useForm({
    initialValues: {
      type: "access",
      channel: "conversation",
      receivedOn: today(),
      scope: "",
      another: false,
      name: "",
      mandate: "legal-representative",
      seen: false,
    },
    validate: {
      receivedOn: requiredDate,
      name: (value, values) => (values.another ? required(value) : null),
    },
  });
  return (
    <div style={{ maxWidth: 620, paddingBlock: 12 }}>
      <Form
        form={form}
        labels={{
          type: t("type"),
          channel: clients("requests.channel"),
          receivedOn: t("received"),
          scope: t("scope"),
          name: t("requester.name"),
        }}
        submitLabel={clients("requests.record")}
        onCancel={onDone}
        onSubmit={async (values) => {
          const scope = values.scope.trim();
          await registerRequest({
            clientId: client.id,
            type: types.find((one) => one === values.type) ?? "access",
            channel: channels.find((one) => one === values.channel) ?? "other",
            receivedOn: values.receivedOn,
            ...(scope ? { scope } : {}),
            ...(values.another
              ? {
                  requester: {
                    name: values.name,
                    mandate: mandates.find((one) => one === values.mandate) ?? "written-mandate",
                    seen: values.seen,
                  },
                }
              : {}),
          });
          showToast(clients("requests.recorded"));
          onDone();
        }}
      >
        <NativeSelect
          ref={focusOnce}
          label={t("type")}
          data={types.map((value) => ({ value, label: t(`types.${value}`) }))}
          {...form.getInputProps("type")}
        />
        <Textarea
          label={t("scope")}
          description={clients("requests.scopeHelp")}
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps("scope")}
        />
        <NativeSelect
          label={clients("requests.channel")}
          data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
          {...form.getInputProps("channel")}
        />
        <DateInput label={t("received")} prefer="past" {...form.getInputProps("receivedOn")} />
        <Checkbox label={t("requester.another")} {...form.getInputProps("another", { type: "checkbox" })} />
        {form.values.another ? <RequesterFields form={form} /> : null}
      </Form>
    </div>
  );
}
