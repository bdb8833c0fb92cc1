import { Button, Checkbox } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { fileCategories } from "@/api/categories";
import {
  makeRecipientList,
  recipientsQuery,
  tellClientOfRecipients,
  travelling,
  type Recipients,
} from "@/api/recipients";
import { isEnded, type Request } from "@/api/requests";
import { Form, FormProblem } from "@/ui/Form";
import { IconUsers } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";
import { useOpened } from "@/ui/useOpened";

import { RecipientLine } from "./RecipientLine";
import styles from "./requests.module.css";

interface RecipientsBlockProps {
  request: Request;
  /** The privacy officer says what changed; the adviser tells too. */
  handles: boolean;
}

/** Who received what changed, and whether each of them knows (AVG 19). */
export function RecipientsBlock({ request, handles }: RecipientsBlockProps) {
  const { t } = useTranslation("requests");
  const [adding, open, close] = useOpened<"kinds">();
  const { busy, problem, run } = useAct();
  const travels = travelling.includes(request.type);
  const query = useQuery({ ...recipientsQuery(request.id), enabled: travels && !isEnded(request.state) });
  // Not for whoever only reviews, or took it in.
  if (query.error instanceof ApiProblem && query.error.status === 404) return null;
  if (!travels || isEnded(request.state)) return null;
  const found = query.data;
  const made = found?.listedAt !== null && found?.listedAt !== undefined;
  const tellClient = async (): Promise<void> => {
    if (await run(() => tellClientOfRecipients(request.id))) showToast(t("recipients.clientTold"));
  };
  return (
    <Section
      title={t("recipients.title")}
      summary={t("recipients.summary")}
      actions={
        handles && found && !adding ? (
          <Button variant="default" leftSection={<IconUsers />} onClick={() => open("kinds")}>
            {made ? t("recipients.more") : t("recipients.make")}
          </Button>
        ) : null
      }
    >
      {adding ? (
        <div className={styles.formBox}>
          <KindsForm request={request} onDone={close} />
        </div>
      ) : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={2} /> : null}
      {found && !made && !adding && found.settled ? <Nobody /> : null}
      {found && !made && !adding && !found.settled ? (
        <p className={styles.quiet}>
          {t("recipients.before")} {request.type === "erasure" ? t("recipients.beforeErasure") : null}
        </p>
      ) : null}
      {found && made ? <Listed request={request} found={found} /> : null}
      {problem ? <FormProblem problem={problem} /> : null}
      {handles && made ? (
        <div className={styles.acts}>
          <Button loading={busy} variant="default" onClick={() => void tellClient()}>
            {t("recipients.tellClient")}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function Nobody() {
  const { t } = useTranslation("requests");
  return (
    <EmptyState icon={IconUsers} title={t("recipients.nobody")} compact>
      {t("recipients.nobodyText")}
    </EmptyState>
  );
}

function Listed({ request, found }: { request: Request; found: Recipients }) {
  const { t } = useTranslation("requests");
  const changed = fileCategories.filter((kind) => found.categories.includes(kind));
  return (
    <>
      <p className={styles.quiet}>
        {t("recipients.changed", {
          list: changed.map((kind) => t(`recipients.kinds.${kind}`)).join(", "),
        })}
      </p>
      {found.items.length === 0 ? (
        <Nobody />
      ) : (
        <ul className={styles.blocks}>
          {found.items.map((recipient) => (
            <li key={recipient.id}>
              <RecipientLine requestId={request.id} recipient={recipient} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function KindsForm({ request, onDone }: { request: Request; onDone: () => void }) {
  const { t } = useTranslation("requests");
  const form = useForm<{ categories: string[] }>({
    initialValues: { categories: [] },
    validate: { categories: (value) => (value.length === 0 ? t("recipients.chooseOne") : null) },
  });
  return (
    <Form
      form={form}
      labels={{ categories: t("recipients.categories") }}
      submitLabel={t("recipients.make")}
      onCancel={onDone}
      onSubmit={async (values) => {
        await makeRecipientList(
          request.id,
          fileCategories.filter((kind) => values.categories.includes(kind)),
        );
        showToast(t("recipients.made"));
        onDone();
      }}
    >
      <Checkbox.Group label={t("recipients.categories")} {...form.getInputProps("categories")}>
        <div className={styles.choices}>
          {fileCategories.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`recipients.kinds.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </Form>
  );
}
