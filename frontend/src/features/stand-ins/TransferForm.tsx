import { NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { colleaguesQuery } from "@/api/queries";
import { Banner } from "@/ui/Banner";
import { DateInput } from "@/ui/DateInput";
import { Form } from "@/ui/Form";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

import { previewQuery, transfer, type Transfer } from "./standInApi";
import { momentOf } from "./standInValues";
import styles from "./standIns.module.css";

/** From whom, to whom, why: what goes and what stays is shown before it is done (R24, R26). */
export function TransferForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("stand-ins");
  const colleagues = useQuery(colleaguesQuery);
  const first = useRef<HTMLSelectElement>(null);
  const form = useForm({
    initialValues: { fromAdviserId: "", toAdviserId: "", reason: "", date: "", time: "08:00" },
    validate: {
      fromAdviserId: required,
      toAdviserId: required,
      reason: required,
      time: (value, { date }) => (date ? required(value) : null),
    },
  });
  const { fromAdviserId, toAdviserId } = form.values;
  const preview = useQuery({
    ...previewQuery(fromAdviserId, toAdviserId),
    enabled: fromAdviserId !== "" && toAdviserId !== "" && fromAdviserId !== toAdviserId,
  });
  const ready = colleagues.data !== undefined;
  useEffect(() => {
    if (ready) first.current?.focus();
  }, [ready]);
  if (colleagues.error)
    return <ErrorState problem={colleagues.error} retry={() => void colleagues.refetch()} compact />;
  if (!colleagues.data) return <SkeletonLines lines={5} />;
  const advisers = colleagues.data.items.filter((one) => one.roles.includes("adviser"));
  const receivers = advisers.filter((one) => one.canStandIn && one.id !== fromAdviserId);
  const options = (people: typeof advisers) => [
    { value: "", label: t("choose") },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className={styles.form}>
      <Form
        form={form}
        labels={{
          fromAdviserId: t("transfer.from"),
          toAdviserId: t("transfer.to"),
          reason: t("reason"),
          date: t("transfer.date"),
          time: t("transfer.time"),
          beginsAt: t("transfer.date"),
        }}
        submitLabel={t(form.values.date ? "transfer.plan" : "transfer.submit", {
          count: preview.data?.moving.length ?? 0,
        })}
        onCancel={onDone}
        onSubmit={async (typed) => {
          const { date, time, ...named } = typed;
          const done = await transfer({
            ...named,
            expectedClients: preview.data?.moving.length ?? 0,
            beginsAt: date ? momentOf(date, time) : null,
          });
          showToast(t(date ? "transfer.planned" : "transfer.done", { count: done.moving.length }));
          onDone();
        }}
      >
        <NativeSelect
          ref={first}
          label={t("transfer.from")}
          data={options(advisers)}
          {...form.getInputProps("fromAdviserId")}
        />
        <NativeSelect
          label={t("transfer.to")}
          data={options(receivers)}
          {...form.getInputProps("toAdviserId")}
        />
        <TextInput
          label={t("transfer.why")}
          description={t("transfer.whyHelp")}
          {...form.getInputProps("reason")}
        />
        <div className={styles.moment}>
          <DateInput
            label={t("transfer.date")}
            description={t("transfer.dateHelp")}
            width={240}
            {...form.getInputProps("date")}
          />
          {form.values.date ? (
            <TextInput label={t("transfer.time")} type="time" w={128} {...form.getInputProps("time")} />
          ) : null}
        </div>
        <div aria-live="polite">
          {preview.error ? <ErrorState problem={preview.error} compact /> : null}
          {preview.isFetching ? <SkeletonLines lines={2} /> : null}
          {preview.data && !preview.isFetching ? (
            <WhatMoves preview={preview.data} later={form.values.date !== ""} />
          ) : null}
        </div>
      </Form>
    </div>
  );
}

function WhatMoves({ preview, later }: { preview: Transfer; later: boolean }) {
  const { t } = useTranslation("stand-ins");
  const { moving, leftOut } = preview;
  const sum = (key: "openTasks" | "overdueTasks" | "plannedAppointments") =>
    moving.reduce((total, client) => total + client[key], 0);
  return (
    <div className={styles.moves}>
      <Banner
        tone="info"
        title={t(later ? "transfer.movesLater" : "transfer.moves", { count: moving.length })}
      >
        {t("transfer.along", {
          tasks: sum("openTasks"),
          overdue: sum("overdueTasks"),
          appointments: sum("plannedAppointments"),
        })}
      </Banner>
      {leftOut.length > 0 ? (
        <Banner tone="warn" title={t("transfer.stays", { count: leftOut.length })}>
          {leftOut.map((client) => `${client.displayName} (${client.number})`).join(", ")}
        </Banner>
      ) : null}
      <details>
        <summary>{t("transfer.who")}</summary>
        <ul className={styles.choices}>
          {moving.map((client) => (
            <li key={client.clientId}>
              {client.displayName} <span className={styles.quiet}>{client.number}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
