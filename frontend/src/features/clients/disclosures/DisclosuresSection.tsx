import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate, shortDate } from "@/ui/dates";
import { DisclosureStateTag } from "@/ui/disclosures/DisclosureStateTag";
import { IconArrowsExchange, IconFileText, IconPlus } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import type { FileDocument } from "../documents/documentApi";
import { may } from "../sections";
import {
  disclosuresQuery,
  revokeDisclosure,
  type Disclosure,
  type Preview,
  type ProfileValues,
} from "./disclosuresApi";
import styles from "./disclosures.module.css";
import { documentHash, type Ground, type HandedOver, type HandOverValues } from "./handOver";
import { HandOverForm } from "./HandOverForm";
import { HandOverPreview } from "./HandOverPreview";
import { LinkCard } from "./LinkCard";
import { ProfileForm } from "./ProfileForm";
import { ProfilePreview } from "./ProfilePreview";

type Doing =
  | { what: "form"; values: ProfileValues | null }
  | { what: "preview"; values: ProfileValues; preview: Preview }
  | { what: "hand-over"; values: HandOverValues | null; documentId: string | null }
  | { what: "look"; values: HandOverValues; ground: Ground; documents: FileDocument[] }
  | { what: "sent"; link: Schema<"DisclosureLink">; until: string | null; leavesAt: string | null };

/** The address may ask for the form with one document chosen: from that document's own screen. */
function asked(): Doing | null {
  const hash = window.location.hash.slice(1);
  if (!hash.startsWith(documentHash)) return null;
  return { what: "hand-over", values: null, documentId: hash.slice(documentHash.length) };
}

/** The register of what left, and the ways out: a profile for an employer, documents for a third party. */
export function DisclosuresSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(disclosuresQuery(client.id));
  const [doing, setDoing, close] = useOpened<Doing>(asked);
  const revoke = async (row: Disclosure): Promise<void> => {
    await revokeDisclosure(client.id, row);
    showToast(t("disclosures.revoked"));
  };
  const sent = (handed: HandedOver): void => {
    const first = handed.items[0];
    if (handed.link) {
      setDoing({
        what: "sent",
        link: handed.link,
        until: first?.linkExpiresAt ?? null,
        leavesAt: first?.sendAt ?? null,
      });
      return;
    }
    showToast(t("handOver.recorded"));
    close();
  };
  const columns: Column<Disclosure>[] = [
    {
      key: "to",
      header: t("disclosures.to"),
      cell: (row) => (
        <>
          {row.recipientName ?? t(`disclosures.recipients.${row.recipient}`)}
          <div className={styles.quiet}>
            {t(`disclosures.objects.${row.objectKind}`)}, {shortDate(row.sentAt ?? row.sendAt ?? row.madeAt)}
            {row.acceptedBy ? ` · ${t("disclosures.acceptedBy", { name: row.acceptedBy })}` : null}
          </div>
        </>
      ),
    },
    { key: "basis", header: t("disclosures.basis"), cell: (row) => t(`disclosures.bases.${row.basis}`) },
    {
      key: "state",
      header: t("disclosures.state"),
      cell: (row) => (
        <DisclosureStateTag state={row.state}>
          {t(`disclosures.states.${row.state}`)}
          {row.endedReason ? `: ${t(`disclosures.reasons.${row.endedReason}`)}` : null}
        </DisclosureStateTag>
      ),
    },
    {
      key: "until",
      header: t("disclosures.until"),
      cell: (row) => (row.linkExpiresAt ? longDate(row.linkExpiresAt) : "–"),
      phone: "hide",
    },
    {
      key: "acts",
      header: t("disclosures.acts"),
      cell: (row) =>
        may(client, "disclosure.revoke") && (row.state === "open" || row.state === "planned") ? (
          <Button size="compact-sm" variant="default" onClick={() => void revoke(row)}>
            {t("disclosures.revoke")}
            <span className="visuallyHidden">: {row.recipientName}</span>
          </Button>
        ) : null,
    },
  ];
  return (
    <Section
      title={t("disclosures.title")}
      summary={t("disclosures.summary")}
      actions={
        doing === null ? (
          <div className={styles.acts}>
            {may(client, "disclosure.hand-over") ? (
              <Button
                variant="default"
                leftSection={<IconFileText />}
                onClick={() => setDoing({ what: "hand-over", values: null, documentId: null })}
              >
                {t("handOver.make")}
              </Button>
            ) : null}
            {may(client, "employer-profile.make") ? (
              <Button leftSection={<IconPlus />} onClick={() => setDoing({ what: "form", values: null })}>
                {t("disclosures.make")}
              </Button>
            ) : null}
          </div>
        ) : null
      }
    >
      {doing?.what === "form" ? (
        <ProfileForm
          initial={doing.values}
          onCancel={close}
          onPreview={(values, preview) => setDoing({ what: "preview", values, preview })}
        />
      ) : null}
      {doing?.what === "preview" ? (
        <ProfilePreview
          values={doing.values}
          preview={doing.preview}
          onPreview={(preview) => setDoing({ ...doing, preview })}
          onChange={() => setDoing({ what: "form", values: doing.values })}
          onSent={(sent) =>
            setDoing({
              what: "sent",
              link: sent.link,
              until: sent.linkExpiresAt ?? null,
              leavesAt: sent.sendAt ?? null,
            })
          }
        />
      ) : null}
      {doing?.what === "hand-over" ? (
        <HandOverForm
          initial={doing.values}
          documentId={doing.documentId}
          onCancel={close}
          onPreview={(values, ground, documents) => setDoing({ what: "look", values, ground, documents })}
        />
      ) : null}
      {doing?.what === "look" ? (
        <HandOverPreview
          values={doing.values}
          ground={doing.ground}
          documents={doing.documents}
          onChange={() => setDoing({ what: "hand-over", values: doing.values, documentId: null })}
          onSent={sent}
        />
      ) : null}
      {doing?.what === "sent" ? (
        <LinkCard link={doing.link} until={doing.until} leavesAt={doing.leavesAt} onDone={close} />
      ) : null}
      <DataTable
        label={t("disclosures.title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        hotkeys="off"
        empty={
          doing ? null : (
            <EmptyState icon={IconArrowsExchange} title={t("disclosures.empty")} compact>
              {t("disclosures.emptyText")}
            </EmptyState>
          )
        }
      />
    </Section>
  );
}
