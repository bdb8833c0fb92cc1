import { PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { useMe } from "@/api/queries";
import { endSession } from "@/api/session";
import { Banner } from "@/ui/Banner";
import { Form } from "@/ui/Form";
import { Page } from "@/ui/Page";
import { required } from "@/ui/validators";

const MIN_LENGTH = 12;

/** A password of one's own; afterwards every session ends, this one too. */
export function PasswordPage() {
  const { t } = useTranslation("session");
  const me = useMe();
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "", repeat: "" },
    validate: {
      currentPassword: required,
      newPassword: (value) => (value.length < MIN_LENGTH ? t("password.short") : null),
      repeat: (value, values) => (value === values.newPassword ? null : t("password.different")),
    },
  });
  return (
    <Page title={t("password.title")} summary={t("password.ends")} narrow>
      <Form
        form={form}
        labels={{
          currentPassword: t("password.current"),
          newPassword: t("password.next"),
          repeat: t("password.repeat"),
        }}
        submitLabel={t("password.submit")}
        onSubmit={async ({ currentPassword, newPassword }) => {
          await send(api.POST("/auth/password", { body: { currentPassword, newPassword } }));
          form.resetDirty();
          endSession();
        }}
      >
        {me.mustChangePassword ? <Banner tone="info">{t("password.forced")}</Banner> : null}
        <PasswordInput
          label={t("password.current")}
          autoComplete="current-password"
          {...form.getInputProps("currentPassword")}
        />
        <PasswordInput
          label={t("password.next")}
          description={t("password.nextHelp")}
          autoComplete="new-password"
          {...form.getInputProps("newPassword")}
        />
        <PasswordInput
          label={t("password.repeat")}
          autoComplete="new-password"
          {...form.getInputProps("repeat")}
        />
      </Form>
    </Page>
  );
}
