import { Button, Group, Modal, Radio } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface ReasonDialogProps<Reason extends string> {
  title: string;
  text: string;
  options: { value: Reason; label: string }[];
  confirm: string;
  onConfirm: (reason: Reason) => Promise<unknown>;
  onClose: () => void;
}

/** An act that asks for one of a few reasons. */
export function ReasonDialog<Reason extends string>(props: ReasonDialogProps<Reason>) {
  const { title, text, options, confirm, onConfirm, onClose } = props;
  const { t } = useTranslation("retention");
  const { t: common } = useTranslation();
  const [reason, setReason] = useState<Reason | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": common("actions.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason !== null) void onConfirm(reason);
        }}
      >
        <p>{text}</p>
        <Radio.Group
          label={t("run.reason")}
          value={reason}
          onChange={(value) => setReason(options.find((option) => option.value === value)?.value ?? null)}
        >
          {options.map((option, index) => (
            <Radio
              key={option.value}
              mt="xs"
              value={option.value}
              label={option.label}
              data-autofocus={index === 0 || undefined}
            />
          ))}
        </Radio.Group>
        <Group mt="lg" gap="sm">
          <Button type="submit" disabled={reason === null}>
            {confirm}
          </Button>
          <Button variant="default" onClick={onClose}>
            {common("actions.cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
