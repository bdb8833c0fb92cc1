import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { RefCallback } from "react";
import { useTranslation } from "react-i18next";

import { mandates } from "@/api/requests";

interface RequesterFieldsProps {
  form: Pick<UseFormReturnType<{ name: string; mandate: string; seen: boolean }>, "getInputProps">;
  /** For the first field, where these are what was just opened. */
  first?: RefCallback<HTMLInputElement>;
}

/** Who asks for the client, and whether the mandate was seen; a copy of it is not kept. */
export function RequesterFields({ form, first }: RequesterFieldsProps) {
  const { t } = useTranslation("requests");
  return (
    <>
      <TextInput
        ref={first ?? null}
        label={t("requester.name")}
        maxLength={200}
        {...form.getInputProps("name")}
      />
      <NativeSelect
        label={t("requester.mandate")}
        data={mandates.map((value) => ({ value, label: t(`mandates.${value}`) }))}
        {...form.getInputProps("mandate")}
      />
      <Checkbox
        label={t("requester.seen")}
        description={t("requester.noCopy")}
        {...form.getInputProps("seen", { type: "checkbox" })}
      />
    </>
  );
}
