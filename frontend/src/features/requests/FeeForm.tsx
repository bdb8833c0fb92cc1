import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { act, feeGrounds } from "@/api/requests";
import { Banner } from "@/ui/Banner";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { required } from "@/ui/validators";

import { GroundSelect } from "./GroundSelect";

/** `12,50` -> 1250; null for what is no amount. */
function centsOf(text: string): number | null {
  const found = /^(\d{1,4})(?:[,.](\d{2}))?$/.exec(text.trim());
  if (!found) return null;
  const cents = Number(found[1]) * 100 + Number(found[2] ?? 0);
  return cents > 0 ? cents : null;
}

/** What answering costs: nothing, unless it is manifestly unfounded or excessive; a second person looks next (R44). */
export function FeeForm({ requestId, onDone }: { requestId: string; onDone: () => void }) {
  const { t } = useTranslation("requests");
  const form = useForm({
    initialValues: { cents: "", ground: "", reason: "" },
    validate: {
      cents: (value) => (centsOf(value) === null ? t("fee.amountFirst") : null),
      ground: (value) => (value ? null : t("groundFirst")),
      reason: required,
    },
  });
  return (
    <Form
      form={form}
      labels={{ cents: t("fee.amount"), ground: t("ground"), reason: t("fee.reason") }}
      submitLabel={t("do.fee")}
      onCancel={onDone}
      onSubmit={async (values) => {
        await act(requestId, "fee", {
          cents: centsOf(values.cents) ?? 0,
          ground: feeGrounds.find((one) => one === values.ground) ?? null,
          reason: values.reason,
        });
        onDone();
      }}
    >
      <Banner tone="warn">{t("fee.rule")}</Banner>
      <TextInput
        ref={focusOnce}
        label={t("fee.amount")}
        inputMode="decimal"
        maxLength={8}
        {...form.getInputProps("cents")}
      />
      <GroundSelect all={feeGrounds} {...form.getInputProps("ground")} />
      <Textarea
        label={t("fee.reason")}
        description={t("clientReads")}
        autosize
        minRows={2}
        maxLength={4000}
        {...form.getInputProps("reason")}
      />
    </Form>
  );
}
