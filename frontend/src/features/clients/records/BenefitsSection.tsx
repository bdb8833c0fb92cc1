import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { DateInput } from "@/ui/DateInput";
import { longDate, numericDate } from "@/ui/dates";
import { IconCoinEuro } from "@/ui/icons";
import { dateOrEmpty, orNull } from "@/ui/validators";

import { field } from "../editing/fields";
import { recordApi } from "./recordApi";
import { RecordSection } from "./RecordSection";

type Benefit = Schema<"Benefit">;
type Kind = Benefit["kind"];

interface Values {
  kind: string;
  since: string;
  until: string;
}

const kinds = [
  "WW",
  "WIA-WGA",
  "WIA-IVA",
  "WAO",
  "WAZ",
  "Wajong",
  "ZW",
  "Participatiewet",
  "IOAW",
  "IOAZ",
  "Anw",
  "geen",
] as const satisfies readonly Kind[];

const benefits = recordApi<Benefit, Schema<"BenefitCreate">>("benefits");

/** Which benefit the client has, and since when. */
export function BenefitsSection() {
  const { t } = useTranslation("clients");
  const name = (kind: string): string => (kind === "geen" ? t("benefits.noBenefit") : kind);
  return (
    <RecordSection<Benefit, Schema<"BenefitCreate">, Values>
      kind={{
        api: benefits,
        title: t("sections.benefits"),
        icon: IconCoinEuro,
        needs: "benefit.change",
        emptyTitle: t("benefits.empty"),
        emptyText: t("benefits.emptyText"),
        addLabel: t("benefits.add"),
        columns: [
          { key: "kind", header: t("benefits.kind"), cell: (row) => name(row.kind) },
          {
            key: "since",
            header: t("benefits.since"),
            cell: (row) => (row.since ? longDate(row.since) : null),
          },
          {
            key: "until",
            header: t("benefits.until"),
            cell: (row) => (row.until ? longDate(row.until) : null),
          },
        ],
        fields: [
          field<Values>("kind", t("benefits.kind"), name),
          field<Values>("since", t("benefits.since"), numericDate),
          field<Values>("until", t("benefits.until"), numericDate),
        ],
        blank: { kind: "WW", since: "", until: "" },
        toValues: (row) => ({ kind: row.kind, since: row.since ?? "", until: row.until ?? "" }),
        toBody: (values) => ({
          kind: kinds.find((kind) => kind === values.kind) ?? "geen",
          since: orNull(values.since),
          until: orNull(values.until),
        }),
        validate: {
          since: dateOrEmpty,
          until: (value, values) =>
            dateOrEmpty(value) ?? (value !== "" && values.since > value ? t("benefits.order") : null),
        },
        inputs: (form) => (
          <>
            <NativeSelect
              label={t("benefits.kind")}
              maw={260}
              data={kinds.map((kind) => ({ value: kind, label: name(kind) }))}
              {...form.getInputProps("kind")}
            />
            <DateInput label={t("benefits.since")} {...form.getInputProps("since")} />
            <DateInput label={t("benefits.until")} {...form.getInputProps("until")} />
          </>
        ),
      }}
    />
  );
}
