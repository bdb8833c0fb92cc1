import { NativeSelect, type NativeSelectProps } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { documentsQuery } from "./documentApi";

/** The scan of what was signed on paper: a document of this file, added under Documenten first. */
export function ScanChoice({ clientId, ...props }: { clientId: string } & NativeSelectProps) {
  const { t } = useTranslation("clients");
  const query = useQuery(documentsQuery({ clientId, purpose: null }));
  return (
    <NativeSelect
      label={t("statement.scan")}
      description={t("statement.scanHelp")}
      data={[
        { value: "", label: t("statement.choose") },
        ...(query.data?.items ?? []).map((one) => ({ value: one.id, label: one.title })),
      ]}
      {...props}
    />
  );
}
