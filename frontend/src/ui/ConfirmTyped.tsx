import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface ConfirmTypedProps {
  title: string;
  /** Exactly what will happen, with counts. */
  children: ReactNode;
  /** What has to be typed to go on. */
  name: string;
  confirmLabel: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** For what cannot be undone: shows what will happen and asks to type the name. */
export function ConfirmTyped({ title, children, name, confirmLabel, onConfirm, onClose }: ConfirmTypedProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const same = typed.trim().toLocaleLowerCase() === name.trim().toLocaleLowerCase();
  const confirm = async (): Promise<void> => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("actions.close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (same) void confirm();
        }}
      >
        {children}
        <TextInput
          mt="md"
          label={t("form.typeName", { name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <Group mt="lg" gap="sm">
          <Button type="submit" color="red" disabled={!same} loading={busy}>
            {confirmLabel}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("actions.cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
