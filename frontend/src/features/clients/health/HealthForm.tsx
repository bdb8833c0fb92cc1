import { Button, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { numericDate } from "@/ui/dates";
import { IconTrash } from "@/ui/icons";
import { showToast } from "@/ui/toast";
import { dateOrEmpty, orNull, required } from "@/ui/validators";

import { field } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import type { Purpose } from "../queries";
import { fmlGroups, fmlItems, fmlLevels, fmlSources } from "./fml";
import { changeHealth, createHealth, removeHealth } from "./healthApi";

type HealthRecord = Schema<"HealthRecord">;

interface Values {
  group: string;
  item: string;
  level: string;
  explanation: string;
  source: string;
  sourceDate: string;
  validUntil: string;
}

const group = (code: string) => fmlGroups.find((one) => one === code) ?? null;
const level = (code: string) => fmlLevels.find((one) => one === code) ?? null;
const source = (code: string) => fmlSources.find((one) => one === code) ?? "client";

/** The items of the chosen part; all of them while none is chosen. */
function itemsOf(code: string): readonly string[] {
  const known = group(code);
  return known ? fmlItems[known] : fmlGroups.flatMap((one) => fmlItems[one]);
}

const blank: Values = {
  group: "",
  item: "",
  level: "limited",
  explanation: "",
  source: "fml",
  sourceDate: "",
  validUntil: "",
};

function valuesOf(row: HealthRecord): Values {
  return {
    group: row.group ?? "",
    item: row.item,
    level: row.level ?? "",
    explanation: row.explanation ?? "",
    source: row.source,
    sourceDate: row.sourceDate ?? "",
    validUntil: row.validUntil ?? "",
  };
}

function bodyOf(values: Values): Schema<"HealthRecordCreate"> {
  return {
    group: group(values.group),
    item: values.item.trim(),
    level: level(values.level),
    explanation: orNull(values.explanation),
    source: source(values.source),
    sourceDate: orNull(values.sourceDate),
    validUntil: orNull(values.validUntil),
  };
}

/** What a client has trouble with in work, in the words of the FML; never a diagnosis. */
export function HealthForm({
  purpose,
  row,
  onDone,
}: {
  purpose: Purpose;
  row: HealthRecord | null;
  onDone: () => void;
}) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const items = useId();
  const groupName = (code: string): string => {
    const known = group(code);
    return known ? t(`health.groups.${known}`) : t("health.groupUnknown");
  };
  const levelName = (code: string): string => {
    const known = level(code);
    return known ? t(`health.levels.${known}`) : t("health.levelUnknown");
  };
  const fields = [
    field<Values>("group", t("health.group"), groupName),
    field<Values>("item", t("health.item")),
    field<Values>("level", t("health.level"), levelName),
    field<Values>("explanation", t("health.explanation")),
    field<Values>("source", t("health.source"), (code) => t(`health.sources.${source(code)}`)),
    field<Values>("sourceDate", t("health.sourceDate"), numericDate),
    field<Values>("validUntil", t("health.validUntil"), numericDate),
  ];
  const remove = async (gone: HealthRecord): Promise<void> => {
    await removeHealth(client.id, purpose, gone);
    showToast(
      t("records.removed"),
      () => void createHealth(client.id, purpose, bodyOf(valuesOf(gone))).then(onDone),
    );
    onDone();
  };
  return (
    <VersionedForm<Values>
      initial={row ? valuesOf(row) : blank}
      version={row?.version ?? 0}
      validate={{ item: required, sourceDate: dateOrEmpty, validUntil: dateOrEmpty }}
      fields={fields}
      save={async (values, version) => {
        if (row) await changeHealth(client.id, purpose, { id: row.id, version }, bodyOf(values));
        else await createHealth(client.id, purpose, bodyOf(values));
        showToast(common("state.saved"));
      }}
      fromCurrent={(current) => {
        const now = current as HealthRecord;
        return { values: valuesOf(now), version: now.version };
      }}
      onDone={onDone}
      aside={
        row ? (
          <Button variant="subtle" color="red" leftSection={<IconTrash />} onClick={() => void remove(row)}>
            {common("actions.remove")}
          </Button>
        ) : null
      }
    >
      {(form) => (
        <>
          <NativeSelect
            label={t("health.group")}
            data={["", ...fmlGroups].map((code) => ({ value: code, label: groupName(code) }))}
            {...form.getInputProps("group")}
          />
          <TextInput
            label={t("health.item")}
            description={t("health.itemHelp")}
            list={items}
            autoComplete="off"
            {...form.getInputProps("item")}
            data-autofocus
          />
          <datalist id={items}>
            {itemsOf(form.values.group).map((item) => (
              <option key={item} value={item} />
            ))}
          </datalist>
          <Radio.Group label={t("health.level")} {...form.getInputProps("level")}>
            {fmlLevels.map((code) => (
              <Radio key={code} value={code} label={t(`health.levels.${code}`)} mt="xs" />
            ))}
          </Radio.Group>
          <Textarea
            label={t("health.explanation")}
            description={t("health.explanationHelp")}
            autosize
            minRows={2}
            {...form.getInputProps("explanation")}
          />
          <NativeSelect
            label={t("health.source")}
            data={fmlSources.map((code) => ({ value: code, label: t(`health.sources.${code}`) }))}
            {...form.getInputProps("source")}
          />
          <DateInput label={t("health.sourceDate")} prefer="past" {...form.getInputProps("sourceDate")} />
          <DateInput label={t("health.validUntil")} {...form.getInputProps("validUntil")} />
        </>
      )}
    </VersionedForm>
  );
}
