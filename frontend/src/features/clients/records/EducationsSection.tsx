import { Checkbox, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { IconSchool } from "@/ui/icons";
import { numberOrEmpty, orNull, required } from "@/ui/validators";

import { field } from "../editing/fields";
import { recordApi } from "./recordApi";
import { RecordSection } from "./RecordSection";

type Education = Schema<"Education">;

interface Values {
  level: string;
  name: string;
  year: string;
  completed: "yes" | "no";
}

const educations = recordApi<Education, Schema<"EducationCreate">>("educations");

/** What the client studied. */
export function EducationsSection() {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const yesNo = (value: string): string => common(value === "yes" ? "state.yes" : "state.no");
  return (
    <RecordSection<Education, Schema<"EducationCreate">, Values>
      kind={{
        api: educations,
        title: t("sections.educations"),
        icon: IconSchool,
        needs: "background.change",
        emptyTitle: t("educations.empty"),
        emptyText: t("educations.emptyText"),
        addLabel: t("educations.add"),
        columns: [
          { key: "name", header: t("educations.name"), cell: (row) => row.name },
          { key: "level", header: t("educations.level"), cell: (row) => row.level },
          {
            key: "year",
            header: t("educations.year"),
            cell: (row) => row.year,
            sort: (row) => row.year ?? null,
          },
          {
            key: "completed",
            header: t("educations.completed"),
            cell: (row) => (row.completed == null ? null : yesNo(row.completed ? "yes" : "no")),
          },
        ],
        fields: [
          field<Values>("name", t("educations.name")),
          field<Values>("level", t("educations.level")),
          field<Values>("year", t("educations.year")),
          field<Values>("completed", t("educations.completed"), yesNo),
        ],
        blank: { level: "", name: "", year: "", completed: "yes" },
        toValues: (row) => ({
          level: row.level ?? "",
          name: row.name,
          year: row.year == null ? "" : String(row.year),
          completed: row.completed === false ? "no" : "yes",
        }),
        toBody: (values) => ({
          level: orNull(values.level),
          name: values.name.trim(),
          year: values.year === "" ? null : Number(values.year),
          completed: values.completed === "yes",
        }),
        validate: { name: required, year: numberOrEmpty },
        inputs: (form) => (
          <>
            <TextInput label={t("educations.name")} {...form.getInputProps("name")} data-autofocus />
            <TextInput
              label={t("educations.level")}
              description={t("educations.levelHelp")}
              maw={260}
              {...form.getInputProps("level")}
            />
            <TextInput
              label={t("educations.year")}
              inputMode="numeric"
              maw={120}
              {...form.getInputProps("year")}
            />
            <Checkbox
              label={t("educations.completed")}
              checked={form.values.completed === "yes"}
              onChange={(event) =>
                form.setFieldValue("completed", event.currentTarget.checked ? "yes" : "no")
              }
            />
          </>
        ),
      }}
    />
  );
}
