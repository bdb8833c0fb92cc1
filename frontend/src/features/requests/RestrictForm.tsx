import { NativeSelect, Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Request } from "@/api/requests";
import {
  fields,
  restrict,
  restrictableRecordsQuery,
  restrictionGrounds,
  scopes,
  type NewRestriction,
} from "@/api/restrictions";
import { clock, longDate } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

import styles from "./requests.module.css";

/** The ground that goes with what was asked; the officer can choose another. */
function usualGround(type: Request["type"]): NewRestriction["ground"] {
  return type === "objection" ? "objection-pending" : "accuracy-contested";
}

/** One act: what is kept and no longer used, on which ground, and why. */
export function RestrictForm({ request, onDone }: { request: Request; onDone: () => void }) {
  const { t } = useTranslation("requests");
  const form = useForm({
    initialValues: {
      scope: "file",
      field: "name",
      record: "",
      ground: usualGround(request.type) as string,
      reason: "",
    },
    validate: {
      reason: required,
      record: (value, values) => (values.scope === "record" && !value ? t("restriction.chooseRecord") : null),
    },
  });
  const { scope } = form.values;
  const records = useQuery({ ...restrictableRecordsQuery(request.clientId), enabled: scope === "record" });
  const items = records.data?.items ?? [];
  const save = async (values: typeof form.values): Promise<void> => {
    const record = items.find((one) => one.id === values.record);
    await restrict(request.clientId, {
      scope: scopes.find((one) => one === values.scope) ?? "file",
      ...(values.scope === "field" ? { field: fields.find((one) => one === values.field) ?? null } : {}),
      ...(values.scope === "record" && record ? { recordKind: record.kind, recordId: record.id } : {}),
      ground: restrictionGrounds.find((one) => one === values.ground) ?? "accuracy-contested",
      reason: values.reason,
      requestId: request.id,
    });
    showToast(t("restriction.done"));
    onDone();
  };
  return (
    <Form
      form={form}
      labels={{
        scope: t("restriction.what"),
        record: t("restriction.record"),
        recordId: t("restriction.record"),
        ground: t("restriction.ground"),
        reason: t("restriction.reason"),
      }}
      submitLabel={t("restriction.restrict")}
      onCancel={onDone}
      onSubmit={save}
    >
      <Radio.Group label={t("restriction.what")} {...form.getInputProps("scope")}>
        <div className={styles.choices}>
          {scopes.map((value) => (
            <Radio key={value} value={value} label={t(`restriction.scopes.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      {scope === "field" ? (
        <NativeSelect
          label={t("restriction.field")}
          data={fields.map((value) => ({ value, label: t(`restriction.fields.${value}`) }))}
          {...form.getInputProps("field")}
        />
      ) : null}
      {scope === "record" ? (
        <NativeSelect
          label={t("restriction.record")}
          description={t("restriction.recordHelp")}
          data={[
            { value: "", label: t("restriction.chooseRecord") },
            ...items.map((one) => ({
              value: one.id,
              label: t("restriction.recordLine", {
                kind: t(`restriction.kinds.${one.kind}`),
                date: longDate(one.madeAt),
                time: clock(one.madeAt),
              }),
            })),
          ]}
          {...form.getInputProps("record")}
        />
      ) : null}
      <NativeSelect
        label={t("restriction.ground")}
        data={restrictionGrounds.map((value) => ({ value, label: t(`restriction.grounds.${value}`) }))}
        {...form.getInputProps("ground")}
      />
      <Textarea
        label={t("restriction.reason")}
        description={t("restriction.reasonHelp")}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps("reason")}
      />
    </Form>
  );
}
