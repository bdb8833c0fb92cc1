import { Button, NativeSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { fileCategories } from "@/api/categories";
import { impossibleReasons, markImpossible, tellRecipient, type Recipient } from "@/api/recipients";
import { channels } from "@/api/requests";
import { longDate } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { IconBan, IconCheck, IconClock } from "@/ui/icons";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import styles from "./requests.module.css";

const looks = {
  "to-tell": { icon: IconClock, tone: "warn" },
  told: { icon: IconCheck, tone: "ok" },
  impossible: { icon: IconBan, tone: "neutral" },
} as const satisfies Record<Recipient["state"], { icon: typeof IconClock; tone: Tone }>;

/** One recipient: what they got when, and the two ways to settle it. */
export function RecipientLine({ requestId, recipient }: { requestId: string; recipient: Recipient }) {
  const { t } = useTranslation("requests");
  const [opened, open, close] = useOpened<"tell" | "impossible">();
  const name = recipient.recipientName ?? t("recipients.unknown");
  const look = looks[recipient.state];
  const date = recipient.settledAt ? longDate(recipient.settledAt) : "";
  const settledBy = { date, name: recipient.settledByName ?? "" };
  const has = fileCategories.filter((kind) => recipient.categories.includes(kind));
  return (
    <div className={styles.block} data-ended={recipient.state !== "to-tell" || undefined}>
      <p className={styles.blockTitle}>
        {name}{" "}
        <StatusTag icon={look.icon} tone={look.tone}>
          {t(`recipients.states.${recipient.state}`)}
        </StatusTag>
      </p>
      <p className={styles.quiet}>
        {t("recipients.got", {
          what: t(`recipients.objects.${recipient.objectKind}`),
          date: longDate(recipient.sentAt),
        })}
        : {has.map((kind) => t(`recipients.kinds.${kind}`)).join(", ")}
      </p>
      {recipient.channel ? (
        <p className={styles.quiet}>
          {t("recipients.toldLine", { channel: t(`channels.${recipient.channel}`), ...settledBy })}
        </p>
      ) : null}
      {recipient.reason ? (
        <p className={styles.quiet}>
          {t("recipients.setAside", { reason: t(`recipients.reasons.${recipient.reason}`), ...settledBy })}
        </p>
      ) : null}
      {recipient.state === "to-tell" && !opened ? (
        <div className={styles.acts}>
          <Button
            variant="default"
            aria-label={t("recipients.tellNamed", { name })}
            onClick={() => open("tell")}
          >
            {t("recipients.tell")}
          </Button>
          <Button
            variant="default"
            aria-label={t("recipients.impossibleNamed", { name })}
            onClick={() => open("impossible")}
          >
            {t("recipients.impossible")}
          </Button>
        </div>
      ) : null}
      {opened === "tell" ? (
        <TellForm requestId={requestId} recipientId={recipient.id} onDone={close} />
      ) : null}
      {opened === "impossible" ? (
        <ImpossibleForm requestId={requestId} recipientId={recipient.id} onDone={close} />
      ) : null}
    </div>
  );
}

interface SettleProps {
  requestId: string;
  recipientId: string;
  onDone: () => void;
}

function TellForm({ requestId, recipientId, onDone }: SettleProps) {
  const { t } = useTranslation("requests");
  const form = useForm({ initialValues: { channel: "email" } });
  return (
    <Form
      form={form}
      labels={{ channel: t("recipients.how") }}
      submitLabel={t("recipients.tell")}
      onCancel={onDone}
      onSubmit={async ({ channel }) => {
        const way = channels.find((one) => one === channel) ?? "email";
        await tellRecipient(requestId, recipientId, way);
        showToast(t("recipients.told"));
        onDone();
      }}
    >
      <NativeSelect
        ref={focusOnce}
        label={t("recipients.how")}
        description={t("recipients.tellText")}
        data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        {...form.getInputProps("channel")}
      />
    </Form>
  );
}

function ImpossibleForm({ requestId, recipientId, onDone }: SettleProps) {
  const { t } = useTranslation("requests");
  const form = useForm({ initialValues: { reason: "recipient-gone" } });
  return (
    <Form
      form={form}
      labels={{ reason: t("recipients.why") }}
      submitLabel={t("recipients.impossible")}
      onCancel={onDone}
      onSubmit={async ({ reason }) => {
        const why = impossibleReasons.find((one) => one === reason) ?? "recipient-gone";
        await markImpossible(requestId, recipientId, why);
        showToast(t("recipients.marked"));
        onDone();
      }}
    >
      <NativeSelect
        ref={focusOnce}
        label={t("recipients.why")}
        data={impossibleReasons.map((value) => ({ value, label: t(`recipients.reasons.${value}`) }))}
        {...form.getInputProps("reason")}
      />
    </Form>
  );
}
