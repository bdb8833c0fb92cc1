import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, ifMatch, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { Form } from "@/ui/Form";
import { IconPlus, IconTrash } from "@/ui/icons";
import { showToast } from "@/ui/toast";
import { numberOrEmpty, required } from "@/ui/validators";

import styles from "./administration.module.css";
import type { Template } from "./queries";
import {
  anchors,
  blankDocument,
  blankPhase,
  bodyOf,
  documentKinds,
  units,
  valuesOf,
  type TemplateValues,
} from "./templateValues";

type TemplateForm = UseFormReturnType<TemplateValues>;

/** A new version of a service's template. Two administrators at once: the second is told, and looks again. */
export function TemplateForm({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const cache = useQueryClient();
  const count = (value: string): string | null => required(value) ?? numberOrEmpty(value);
  const form = useForm<TemplateValues>({
    initialValues: valuesOf(template),
    validate: {
      periodCount: numberOrEmpty,
      phases: { name: required },
      documents: { termCount: count, repeatCount: numberOrEmpty },
    },
  });
  return (
    <Form
      form={form}
      labels={{ periodCount: t("service.period"), phases: t("service.phases") }}
      submitLabel={t("service.save")}
      onCancel={onClose}
      onSubmit={async (values) => {
        try {
          await send(
            api.PUT("/service-templates/{service}", {
              params: { path: { service: template.service } },
              headers: ifMatch(template.version),
              body: bodyOf(values),
            }),
          );
        } catch (cause) {
          if (cause instanceof ApiProblem && cause.isConflict)
            void cache.invalidateQueries({ queryKey: ["service-templates"] });
          throw cause;
        }
        await cache.invalidateQueries({ queryKey: ["service-templates"] });
        showToast(common("state.saved"));
        onClose();
      }}
    >
      <p className={styles.quiet}>{t("service.effect")}</p>
      <div className={styles.fieldRow}>
        <TextInput
          label={t("service.periodLabel")}
          inputMode="numeric"
          className={styles.grows ?? ""}
          {...form.getInputProps("periodCount")}
        />
        <UnitSelect form={form} path="periodUnit" />
      </div>
      <Phases form={form} />
      <Documents form={form} />
    </Form>
  );
}

function UnitSelect({ form, path }: { form: TemplateForm; path: string }) {
  const { t } = useTranslation("administration");
  return (
    <NativeSelect
      label={t("service.unit")}
      w={140}
      data={units.map((unit) => ({ value: unit as string, label: t(`service.unitNames.${unit}`) }))}
      {...form.getInputProps(path)}
    />
  );
}

function Phases({ form }: { form: TemplateForm }) {
  const { t } = useTranslation("administration");
  return (
    <fieldset className={styles.group}>
      <legend>{t("service.phases")}</legend>
      {form.getValues().phases.map((phase, index) => (
        <div key={phase.key} className={styles.fieldRow}>
          <TextInput
            label={t("service.phase", { number: index + 1 })}
            maxLength={200}
            className={styles.grows ?? ""}
            {...form.getInputProps(`phases.${String(index)}.name`)}
          />
          <ActionIcon
            aria-label={t("service.removePhase", { number: index + 1 })}
            onClick={() => form.removeListItem("phases", index)}
          >
            <IconTrash />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus />}
        onClick={() => form.insertListItem("phases", blankPhase())}
      >
        {t("service.addPhase")}
      </Button>
    </fieldset>
  );
}

function Documents({ form }: { form: TemplateForm }) {
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  return (
    <fieldset className={styles.group}>
      <legend>{t("service.documents")}</legend>
      {form.getValues().documents.map((document, index) => {
        const at = `documents.${String(index)}`;
        return (
          <div key={document.key} className={styles.fieldRow}>
            <NativeSelect
              label={t("service.document")}
              data={documentKinds.map((kind) => ({
                value: kind as string,
                label: common(`taskKind.${kind}`),
              }))}
              {...form.getInputProps(`${at}.kind`)}
            />
            <TextInput
              label={t("service.term")}
              inputMode="numeric"
              w={90}
              {...form.getInputProps(`${at}.termCount`)}
            />
            <UnitSelect form={form} path={`${at}.termUnit`} />
            <NativeSelect
              label={t("service.after")}
              data={anchors.map((anchor) => ({
                value: anchor as string,
                label: t(`service.anchorNames.${anchor}`),
              }))}
              {...form.getInputProps(`${at}.anchor`)}
            />
            <TextInput
              label={t("service.repeat")}
              inputMode="numeric"
              w={90}
              {...form.getInputProps(`${at}.repeatCount`)}
            />
            <UnitSelect form={form} path={`${at}.repeatUnit`} />
            <ActionIcon
              aria-label={t("service.removeDocument", { name: common(`taskKind.${document.kind}`) })}
              onClick={() => form.removeListItem("documents", index)}
            >
              <IconTrash />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus />}
        onClick={() => form.insertListItem("documents", blankDocument())}
      >
        {t("service.addDocument")}
      </Button>
    </fieldset>
  );
}
