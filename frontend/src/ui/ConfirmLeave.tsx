import { Button, Group, Modal, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Asks before typed text would be lost by leaving. */
export function ConfirmLeave({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onStay} title={t("form.unsavedTitle")}>
      <Text>{t("form.unsaved")}</Text>
      <Group mt="lg" gap="sm">
        <Button onClick={onStay} data-autofocus>
          {t("form.stay")}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t("form.leave")}
        </Button>
      </Group>
    </Modal>
  );
}
