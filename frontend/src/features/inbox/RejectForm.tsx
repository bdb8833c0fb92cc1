import { Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { orNull, required } from "@/ui/validators";

import type { Referral } from "./queries";

type Code = Schema<"RejectionCode">;

const codes = [
  "outside-contract",
  "no-capacity",
  "duplicate",
  "incomplete",
  "withdrawn-by-party",
  "other",
] as const satisfies readonly Code[];

/** Sends a referral back with a code the commissioning party can read. */
export function RejectForm({ referral, onCancel }: { referral: Referral; onCancel: () => void }) {
  const { t } = useTranslation("inbox");
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { code: "", explanation: "" },
    validate: {
      code: required,
      explanation: (value, values) => (values.code === "other" ? required(value) : null),
    },
  });
  return (
    <Form
      form={form}
      labels={{ code: t("rejectCode"), explanation: t("explanation") }}
      submitLabel={t("rejectSubmit")}
      onCancel={onCancel}
      onSubmit={async (values) => {
        await send<Referral>(
          api.POST("/referrals/{referralId}/reject", {
            params: { path: { referralId: referral.id } },
            body: {
              code: codes.find((code) => code === values.code) ?? "other",
              explanation: orNull(values.explanation),
            },
          }),
        );
        showToast(t("rejected"));
        for (const queryKey of [["referrals"], ["referral"], ["day"]])
          void cache.invalidateQueries({ queryKey });
        form.resetDirty();
        await navigate({ to: "/inbox" });
      }}
    >
      <Radio.Group label={t("rejectCode")} description={t("rejectHelp")} {...form.getInputProps("code")}>
        {codes.map((code, index) => (
          <Radio
            key={code}
            ref={index === 0 ? focusOnce : undefined}
            value={code}
            mt="sm"
            label={t(`codes.${code}`)}
          />
        ))}
      </Radio.Group>
      <Textarea
        label={t("explanation")}
        description={t("explanationHelp")}
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps("explanation")}
      />
    </Form>
  );
}
