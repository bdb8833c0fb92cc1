import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

import { field } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import { changeDocument, kindsOf, type FileDocument, type Shelf } from "./documentApi";

interface Values {
  title: string;
  kind: string;
}

/** Another title or kind; the content never changes. */
export function DocumentForm({
  shelf,
  document,
  onDone,
}: {
  shelf: Shelf;
  document: FileDocument;
  onDone: () => void;
}) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const kinds = kindsOf(shelf);
  const known = (code: string) => kinds.find((one) => one === code) ?? "other";
  return (
    <VersionedForm<Values>
      initial={{ title: document.title, kind: document.kind }}
      version={document.version}
      validate={{ title: required }}
      fields={[
        field<Values>("title", t("documents.title")),
        field<Values>("kind", t("documents.kind"), (code) => t(`documents.kinds.${known(code)}`)),
      ]}
      save={async ({ title, kind }, version) => {
        await changeDocument(shelf, document.id, version, { title: title.trim(), kind: known(kind) });
        showToast(common("state.saved"));
      }}
      fromCurrent={(current) => {
        const now = current as FileDocument;
        return { values: { title: now.title, kind: now.kind }, version: now.version };
      }}
      onDone={onDone}
    >
      {(form) => (
        <>
          <TextInput
            label={t("documents.title")}
            maxLength={200}
            {...form.getInputProps("title")}
            data-autofocus
          />
          <NativeSelect
            label={t("documents.kind")}
            data={kinds.map((code) => ({ value: code, label: t(`documents.kinds.${code}`) }))}
            {...form.getInputProps("kind")}
          />
        </>
      )}
    </VersionedForm>
  );
}
