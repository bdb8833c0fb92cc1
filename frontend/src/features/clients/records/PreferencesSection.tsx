import { NativeSelect, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { IconAdjustments } from "@/ui/icons";
import { required } from "@/ui/validators";

import { field } from "../editing/fields";
import { recordApi } from "./recordApi";
import styles from "./records.module.css";
import { RecordSection } from "./RecordSection";

type Preference = Schema<"Preference">;

interface Values {
  kind: string;
  text: string;
}

const kinds = ["work", "hours", "travel", "sector", "other"] as const satisfies readonly Preference["kind"][];
const known = (kind: string): Preference["kind"] => kinds.find((one) => one === kind) ?? "other";

const preferences = recordApi<Preference, Schema<"PreferenceCreate">>("preferences");

/** What the client wants: work, hours, travel, sector. */
export function PreferencesSection() {
  const { t } = useTranslation("clients");
  const name = (kind: string): string => t(`preferences.kinds.${known(kind)}`);
  return (
    <RecordSection<Preference, Schema<"PreferenceCreate">, Values>
      kind={{
        api: preferences,
        title: t("sections.preferences"),
        icon: IconAdjustments,
        needs: "preference.change",
        emptyTitle: t("preferences.empty"),
        emptyText: t("preferences.emptyText"),
        addLabel: t("preferences.add"),
        columns: [
          { key: "kind", header: t("preferences.kind"), cell: (row) => name(row.kind), width: "28%" },
          {
            key: "text",
            header: t("preferences.text"),
            cell: (row) => <span className={styles.wrap}>{row.text}</span>,
          },
        ],
        fields: [
          field<Values>("kind", t("preferences.kind"), name),
          field<Values>("text", t("preferences.text")),
        ],
        blank: { kind: "work", text: "" },
        toValues: (row) => ({ kind: row.kind, text: row.text }),
        toBody: (values) => ({ kind: known(values.kind), text: values.text.trim() }),
        validate: { text: required },
        inputs: (form) => (
          <>
            <NativeSelect
              label={t("preferences.kind")}
              maw={260}
              data={kinds.map((kind) => ({ value: kind, label: name(kind) }))}
              {...form.getInputProps("kind")}
            />
            <Textarea
              label={t("preferences.text")}
              autosize
              minRows={2}
              {...form.getInputProps("text")}
              data-autofocus
            />
          </>
        ),
      }}
    />
  );
}
