import { ActionIcon, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { numericDate, shortDate } from "@/ui/dates";
import { IconCircleCheck, IconFileText, IconLock, IconPencil, IconPlus, IconShieldCheck } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { useOpened } from "@/ui/useOpened";

import { may } from "../sections";
import { ReferenceForm } from "./ReferenceForm";
import { referencesQuery, type Reference } from "./resultsApi";
import styles from "./results.module.css";
import { Author } from "./words";

/** What third parties said, asked on a basis; fact, observation and opinion apart (R11). */
export function References({ clientId }: { clientId: string }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const cache = useQueryClient();
  const query = useQuery(referencesQuery(clientId));
  const [open, setOpen, close] = useOpened<Reference | "new">();
  const mayWrite = may(client, "reference.write");
  const add =
    mayWrite && open === null ? (
      <Button variant="default" leftSection={<IconPlus />} onClick={() => setOpen("new")}>
        {t("results.references.add")}
      </Button>
    ) : null;
  const done = (): void => {
    close();
    void cache.invalidateQueries(referencesQuery(clientId));
  };
  return (
    <Section title={t("results.references.title")} actions={query.data?.length ? add : null}>
      {open !== null ? (
        <ReferenceForm
          key={open === "new" ? "new" : open.id}
          row={open === "new" ? null : open}
          onDone={done}
        />
      ) : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={4} /> : null}
      {query.data?.length === 0 && open === null ? (
        <EmptyState icon={IconFileText} title={t("results.references.empty")} action={add}>
          {t("results.references.emptyText")}
        </EmptyState>
      ) : null}
      <ol className={styles.list}>
        {query.data?.map((reference) => (
          <ReferenceItem
            key={reference.id}
            reference={reference}
            onEdit={mayWrite && open === null ? () => setOpen(reference) : null}
          />
        ))}
      </ol>
    </Section>
  );
}

function ReferenceItem({ reference, onEdit }: { reference: Reference; onEdit: (() => void) | null }) {
  const { t } = useTranslation("clients");
  const { basis } = reference;
  const said = (["fact", "observation", "opinion"] as const).filter((part) => reference[part]);
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <strong>{reference.sourceName}</strong>
        <span className={styles.quiet}>{reference.sourceCapacity}</span>
        <time className={styles.quiet} dateTime={reference.receivedOn}>
          {shortDate(reference.receivedOn)}
        </time>
        {onEdit ? (
          <div className={styles.pen}>
            <ActionIcon
              size={24}
              aria-label={t("results.references.edit", { name: reference.sourceName })}
              onClick={onEdit}
            >
              <IconPencil size={14} />
            </ActionIcon>
          </div>
        ) : null}
      </div>
      <p className={styles.quiet}>
        {t("results.references.asked")}: {reference.question}
      </p>
      <dl className={styles.texts}>
        {said.map((part) => (
          <div key={part}>
            <dt>{t(`results.references.${part}`)}</dt>
            <dd>{reference[part]}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.lines}>
        <span className={styles.line}>
          <IconShieldCheck size={14} />
          {t(`results.references.basisWords.${basis.kind}`, {
            date: basis.consentedOn ? numericDate(basis.consentedOn) : "",
            provision: basis.provision ?? "",
          })}
        </span>
        <span className={styles.line}>
          {reference.withheldReason ? <IconLock size={14} /> : <IconCircleCheck size={14} />}
          {reference.withheldReason
            ? t("results.references.hidden", {
                reason: t(`results.references.reasons.${reference.withheldReason}`),
              })
            : t("results.references.visible")}
        </span>
        <Author name={reference.authorName} at={reference.createdAt} />
      </div>
    </li>
  );
}
