import { Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { IconBriefcase } from "@/ui/icons";
import { numberOrEmpty, orNull, required } from "@/ui/validators";

import { field } from "../editing/fields";
import { recordApi } from "./recordApi";
import styles from "./records.module.css";
import { RecordSection } from "./RecordSection";

type Work = Schema<"WorkExperience">;

interface Values {
  jobTitle: string;
  employer: string;
  fromYear: string;
  untilYear: string;
  description: string;
}

const works = recordApi<Work, Schema<"WorkExperienceCreate">>("work-experiences");
const yearOrNull = (value: string): number | null => (value === "" ? null : Number(value));

/** Where the client worked and as what. */
export function WorkSection() {
  const { t } = useTranslation("clients");
  const period = (row: Work): string =>
    [row.fromYear, row.untilYear ?? (row.fromYear ? t("work.now") : null)].filter(Boolean).join(" – ");
  return (
    <RecordSection<Work, Schema<"WorkExperienceCreate">, Values>
      kind={{
        api: works,
        title: t("sections.work"),
        icon: IconBriefcase,
        needs: "background.change",
        emptyTitle: t("work.empty"),
        emptyText: t("work.emptyText"),
        addLabel: t("work.add"),
        columns: [
          { key: "jobTitle", header: t("work.jobTitle"), cell: (row) => row.jobTitle },
          { key: "employer", header: t("work.employer"), cell: (row) => row.employer },
          {
            key: "period",
            header: t("work.period"),
            cell: period,
            sort: (row) => row.untilYear ?? row.fromYear ?? null,
          },
          {
            key: "description",
            header: t("work.description"),
            cell: (row) => <span className={styles.wrap}>{row.description}</span>,
            phone: "hide",
          },
        ],
        fields: [
          field<Values>("jobTitle", t("work.jobTitle")),
          field<Values>("employer", t("work.employer")),
          field<Values>("fromYear", t("work.fromYear")),
          field<Values>("untilYear", t("work.untilYear")),
          field<Values>("description", t("work.description")),
        ],
        blank: { jobTitle: "", employer: "", fromYear: "", untilYear: "", description: "" },
        toValues: (row) => ({
          jobTitle: row.jobTitle,
          employer: row.employer ?? "",
          fromYear: row.fromYear == null ? "" : String(row.fromYear),
          untilYear: row.untilYear == null ? "" : String(row.untilYear),
          description: row.description ?? "",
        }),
        toBody: (values) => ({
          jobTitle: values.jobTitle.trim(),
          employer: orNull(values.employer),
          fromYear: yearOrNull(values.fromYear),
          untilYear: yearOrNull(values.untilYear),
          description: orNull(values.description),
        }),
        validate: { jobTitle: required, fromYear: numberOrEmpty, untilYear: numberOrEmpty },
        inputs: (form) => (
          <>
            <TextInput label={t("work.jobTitle")} {...form.getInputProps("jobTitle")} data-autofocus />
            <TextInput label={t("work.employer")} {...form.getInputProps("employer")} />
            <TextInput
              label={t("work.fromYear")}
              inputMode="numeric"
              maw={120}
              {...form.getInputProps("fromYear")}
            />
            <TextInput
              label={t("work.untilYear")}
              description={t("work.untilHelp")}
              inputMode="numeric"
              maw={260}
              {...form.getInputProps("untilYear")}
            />
            <Textarea
              label={t("work.description")}
              autosize
              minRows={3}
              {...form.getInputProps("description")}
            />
          </>
        ),
      }}
    />
  );
}
