import { Checkbox, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { colleaguesQuery, useMe } from "@/api/queries";
import { Banner } from "@/ui/Banner";
import { DateInput } from "@/ui/DateInput";
import { clock, shortDate } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { required, requiredDate } from "@/ui/validators";

import { ClientPicker } from "./ClientPicker";
import { arrange, clientsOfQuery, reasons } from "./standInApi";
import styles from "./standIns.module.css";
import { blank, bodyOf, countOf, momentOf, type Values } from "./standInValues";

/** A colleague, until when, and that is all: the whole caseload is in, health data are not. */
export function StandInForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("stand-ins");
  const me = useMe();
  const forOthers = me.roles.includes("coordinator");
  const colleagues = useQuery(colleaguesQuery);
  const [opened] = useState(() => Date.now());
  const first = useRef<HTMLSelectElement>(null);
  const form = useForm<Values>({
    initialValues: blank(forOthers ? "" : me.userId),
    validate: {
      absentAdviserId: required,
      standInId: required,
      beginDate: requiredDate,
      beginTime: required,
      endDate: requiredDate,
      endTime: required,
    },
  });
  const { values } = form;
  const clients = useQuery({
    ...clientsOfQuery(values.absentAdviserId),
    enabled: values.absentAdviserId !== "",
  });
  const ready = colleagues.data !== undefined;
  useEffect(() => {
    if (ready) first.current?.focus();
  }, [ready]);
  if (colleagues.error)
    return <ErrorState problem={colleagues.error} retry={() => void colleagues.refetch()} compact />;
  if (!colleagues.data) return <SkeletonLines lines={6} />;
  const advisers = colleagues.data.items.filter((one) => one.roles.includes("adviser"));
  const others = advisers.filter((one) => one.canStandIn && one.id !== values.absentAdviserId);
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return (
    <div className={styles.form}>
      <Form
        form={form}
        labels={{
          absentAdviserId: t("absent"),
          standInId: t("colleague"),
          reason: t("reason"),
          beginDate: t("begin"),
          beginTime: t("beginTime"),
          beginsAt: t("begin"),
          endDate: t("end.label"),
          endTime: t("endTime"),
          endsAt: t("end.label"),
          clientIds: t("scope"),
        }}
        submitLabel={t("submit")}
        onCancel={onDone}
        onSubmit={async (typed) => {
          await arrange(bodyOf(typed));
          showToast(t("done"));
          onDone();
        }}
      >
        {forOthers ? (
          <NativeSelect
            ref={first}
            label={t("absent")}
            data={[{ value: "", label: t("choose") }, ...advisers.map(option)]}
            {...form.getInputProps("absentAdviserId")}
            onChange={(event) =>
              form.setValues({ absentAdviserId: event.currentTarget.value, clientIds: [] })
            }
          />
        ) : null}
        <NativeSelect
          ref={forOthers ? undefined : first}
          label={t("colleague")}
          data={[{ value: "", label: t("choose") }, ...others.map(option)]}
          {...form.getInputProps("standInId")}
        />
        <NativeSelect
          label={t("reason")}
          data={reasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
          {...form.getInputProps("reason")}
        />
        <div className={styles.moment}>
          <DateInput label={t("begin")} width={180} {...form.getInputProps("beginDate")} />
          <TextInput label={t("beginTime")} type="time" w={128} {...form.getInputProps("beginTime")} />
        </div>
        <div className={styles.moment}>
          <DateInput label={t("end.label")} width={180} {...form.getInputProps("endDate")} />
          <TextInput label={t("endTime")} type="time" w={128} {...form.getInputProps("endTime")} />
        </div>
        <Radio.Group
          label={t("scope")}
          {...form.getInputProps("scope")}
          onChange={(scope) => form.setValues({ scope, clientIds: [] })}
        >
          <Radio mt="sm" value="whole" label={t("scopes.whole")} />
          <Radio mt="sm" value="chosen" label={t("scopes.choose")} />
        </Radio.Group>
        {values.absentAdviserId ? (
          <ClientPicker
            key={values.scope}
            leaveOut={values.scope === "whole"}
            clients={clients.data}
            problem={clients.error}
            chosen={values.clientIds}
            onChange={(clientIds) => form.setFieldValue("clientIds", clientIds)}
          />
        ) : null}
        <Checkbox
          label={t("withHealth")}
          description={t("withHealthHelp")}
          {...form.getInputProps("withHealth", { type: "checkbox" })}
        />
        <WhatHappens
          values={values}
          opened={opened}
          caseload={clients.data?.length}
          colleague={others.find((one) => one.id === values.standInId)?.name}
        />
      </Form>
    </div>
  );
}

interface WhatHappensProps {
  values: Values;
  /** When the form was opened: what begins by then begins at once. */
  opened: number;
  caseload: number | undefined;
  colleague: string | undefined;
}

/** In one sentence what will happen, as soon as that is known. */
function WhatHappens({ values, opened, caseload, colleague }: WhatHappensProps) {
  const { t } = useTranslation("stand-ins");
  const begins = momentOf(values.beginDate, values.beginTime);
  const ends = momentOf(values.endDate, values.endTime);
  if (!colleague || !begins || !ends || caseload === undefined) return null;
  const count = countOf(values, caseload);
  if (count < 1) return null;
  const now = Date.parse(begins) <= opened;
  const moment = (value: string): string => `${shortDate(value)} ${clock(value)}`;
  return (
    <Banner tone="info" title={t("happens.title")}>
      {t(now ? "happens.now" : "happens.later", {
        colleague,
        count,
        begin: moment(begins),
        end: moment(ends),
      })}{" "}
      {t(values.withHealth ? "happens.health" : "happens.noHealth")} {t("happens.after")}
    </Banner>
  );
}
