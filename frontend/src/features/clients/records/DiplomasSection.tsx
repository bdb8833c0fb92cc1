import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { IconCertificate } from "@/ui/icons";
import { numberOrEmpty, required } from "@/ui/validators";

import { field } from "../editing/fields";
import { recordApi } from "./recordApi";
import { RecordSection } from "./RecordSection";

type Diploma = Schema<"Diploma">;

interface Values {
  name: string;
  obtainedOn: string;
}

const diplomas = recordApi<Diploma, Schema<"DiplomaCreate">>("diplomas");

/** Diplomas and certificates the client can show. */
export function DiplomasSection() {
  const { t } = useTranslation("clients");
  return (
    <RecordSection<Diploma, Schema<"DiplomaCreate">, Values>
      kind={{
        api: diplomas,
        title: t("sections.diplomas"),
        icon: IconCertificate,
        needs: "background.change",
        emptyTitle: t("diplomas.empty"),
        emptyText: t("diplomas.emptyText"),
        addLabel: t("diplomas.add"),
        columns: [
          { key: "name", header: t("diplomas.name"), cell: (row) => row.name },
          {
            key: "year",
            header: t("diplomas.year"),
            cell: (row) => row.obtainedOn,
            sort: (row) => row.obtainedOn ?? null,
            width: "30%",
          },
        ],
        fields: [field<Values>("name", t("diplomas.name")), field<Values>("obtainedOn", t("diplomas.year"))],
        blank: { name: "", obtainedOn: "" },
        toValues: (row) => ({
          name: row.name,
          obtainedOn: row.obtainedOn == null ? "" : String(row.obtainedOn),
        }),
        toBody: (values) => ({
          name: values.name.trim(),
          obtainedOn: values.obtainedOn === "" ? null : Number(values.obtainedOn),
        }),
        validate: { name: required, obtainedOn: numberOrEmpty },
        inputs: (form) => (
          <>
            <TextInput label={t("diplomas.name")} {...form.getInputProps("name")} data-autofocus />
            <TextInput
              label={t("diplomas.year")}
              inputMode="numeric"
              maw={120}
              {...form.getInputProps("obtainedOn")}
            />
          </>
        ),
      }}
    />
  );
}
