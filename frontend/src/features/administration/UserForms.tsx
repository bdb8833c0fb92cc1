import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, ifMatch, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Role, Schema } from "@/api/types";
import { ConfirmTyped } from "@/ui/ConfirmTyped";
import { DateInput } from "@/ui/DateInput";
import { addDays, today } from "@/ui/dates";
import { Form, FormProblem } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { emailOrEmpty, required, requiredDate } from "@/ui/validators";

import styles from "./administration.module.css";
import type { User } from "./queries";
import { SecretOnce } from "./Secret";

const roles = [
  "adviser",
  "coordinator",
  "privacy_officer",
  "administration",
  "director",
  "administrator",
] as const satisfies readonly Role[];

function useSaved(): () => void {
  const cache = useQueryClient();
  const { t } = useTranslation();
  return () => {
    void cache.invalidateQueries({ queryKey: ["users"] });
    showToast(t("state.saved"));
  };
}

function RoleBoxes(props: { value?: string[]; onChange?: (value: string[]) => void; error?: string }) {
  const { t } = useTranslation("administration");
  return (
    <Checkbox.Group label={t("roles")} {...props}>
      {roles.map((role) => (
        <Checkbox key={role} mt="sm" value={role} label={t(`role.${role}`, { ns: "common" })} />
      ))}
    </Checkbox.Group>
  );
}

/** Makes an account; the one-time password is shown once. */
export function NewUser({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("administration");
  const saved = useSaved();
  const [password, setPassword] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: "", email: "", roles: [] as Role[] },
    validate: {
      name: required,
      email: (value) => required(value) ?? emailOrEmpty(value),
      roles: (value) => (value.length > 0 ? null : t("chooseRole")),
    },
  });
  if (password !== null)
    return <SecretOnce title={t("temporaryPassword")} value={password} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("newUser")}
      closeButtonProps={{ "aria-label": t("actions.close", { ns: "common" }) }}
    >
      <Form
        form={form}
        guard={false}
        labels={{ name: t("name"), email: t("email"), roles: t("roles") }}
        submitLabel={t("create")}
        onCancel={onClose}
        onSubmit={async (body) => {
          const made = await send<Schema<"UserCreated">>(api.POST("/users", { body }));
          saved();
          setPassword(made.temporaryPassword);
        }}
      >
        <TextInput label={t("name")} data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t("email")} type="email" {...form.getInputProps("email")} />
        <RoleBoxes {...form.getInputProps("roles")} />
      </Form>
    </Modal>
  );
}

/** What can be changed about one person: roles, agreement, password, leaving. */
export function UserPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation("administration");
  const saved = useSaved();
  const [removing, setRemoving] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const path = { userId: user.id };
  const form = useForm({
    initialValues: { name: user.name, roles: user.roles },
    validate: { name: required },
  });
  const reset = async (): Promise<void> => {
    setProblem(null);
    try {
      const made = await send<Schema<"TemporaryPassword">>(
        api.POST("/users/{userId}/reset-password", { params: { path } }),
      );
      setPassword(made.temporaryPassword);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  const remove = async (): Promise<void> => {
    await send(api.POST("/users/{userId}/remove", { params: { path } }));
    saved();
    onClose();
  };
  if (password !== null)
    return <SecretOnce title={t("temporaryPassword")} value={password} onClose={onClose} />;
  if (removing)
    return (
      <ConfirmTyped
        title={t("removeUser")}
        name={user.name}
        confirmLabel={t("removeUser")}
        onConfirm={remove}
        onClose={() => setRemoving(false)}
      >
        {t("removeText")}
      </ConfirmTyped>
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={user.name}
      closeButtonProps={{ "aria-label": t("actions.close", { ns: "common" }) }}
    >
      {problem ? <FormProblem problem={problem} /> : null}
      {user.status === "removed" ? (
        <p>{t("isRemoved")}</p>
      ) : (
        <>
          <Form
            form={form}
            guard={false}
            labels={{ name: t("name"), roles: t("roles") }}
            onSubmit={async (body) => {
              await send(
                api.PATCH("/users/{userId}", {
                  params: { path },
                  headers: ifMatch(user.version),
                  body,
                }),
              );
              saved();
              onClose();
            }}
          >
            <TextInput label={t("name")} {...form.getInputProps("name")} />
            <RoleBoxes {...form.getInputProps("roles")} />
            <p className={styles.quiet}>{t("rolesEnd")}</p>
          </Form>
          <h3 className={styles.subtitle}>{t("agreement.new")}</h3>
          <AgreementForm userId={user.id} onSaved={saved} />
          <div className={styles.danger}>
            <Button variant="default" onClick={() => void reset()}>
              {t("resetPassword")}
            </Button>
            <Button variant="light" color="red" onClick={() => setRemoving(true)}>
              {t("removeUser")}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}

function AgreementForm({ userId, onSaved }: { userId: string; onSaved: () => void }) {
  const { t } = useTranslation("administration");
  const form = useForm({
    initialValues: {
      version: "",
      signedOn: today(),
      validFrom: today(),
      validUntil: addDays(today(), 364),
    },
    validate: {
      version: required,
      signedOn: requiredDate,
      validFrom: requiredDate,
      validUntil: requiredDate,
    },
  });
  return (
    <Form
      form={form}
      guard={false}
      labels={{
        version: t("agreement.version"),
        signedOn: t("agreement.signedOn"),
        validFrom: t("agreement.from"),
        validUntil: t("agreement.until"),
      }}
      submitLabel={t("agreement.record")}
      onSubmit={async (body) => {
        await send(
          api.POST("/users/{userId}/confidentiality-agreements", { params: { path: { userId } }, body }),
        );
        onSaved();
      }}
    >
      <TextInput label={t("agreement.version")} {...form.getInputProps("version")} />
      <DateInput label={t("agreement.signedOn")} {...form.getInputProps("signedOn")} />
      <DateInput label={t("agreement.from")} {...form.getInputProps("validFrom")} />
      <DateInput label={t("agreement.until")} {...form.getInputProps("validUntil")} />
    </Form>
  );
}
