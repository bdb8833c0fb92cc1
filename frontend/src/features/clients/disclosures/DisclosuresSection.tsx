import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate, shortDate } from "@/ui/dates";
import {
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconHourglass,
  IconLink,
  IconPlus,
  type IconType,
} from "@/ui/icons";
import { LinkOnce } from "@/ui/LinkOnce";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import { may } from "../sections";
import {
  disclosuresQuery,
  revokeDisclosure,
  type Disclosure,
  type Preview,
  type ProfileValues,
  type SentProfile,
} from "./disclosuresApi";
import styles from "./disclosures.module.css";
import { ProfileForm } from "./ProfileForm";
import { ProfilePreview } from "./ProfilePreview";

const looks: Record<Disclosure["state"], { icon: IconType; tone: Tone }> = {
  planned: { icon: IconHourglass, tone: "info" },
  open: { icon: IconLink, tone: "info" },
  delivered: { icon: IconCheck, tone: "ok" },
  ended: { icon: IconBan, tone: "neutral" },
  expired: { icon: IconHourglass, tone: "neutral" },
};

type Doing =
  | { what: "form"; values: ProfileValues | null }
  | { what: "preview"; values: ProfileValues; preview: Preview }
  | { what: "sent"; sent: SentProfile };

/** The register of what left, and the way to introduce a client to an employer. */
export function DisclosuresSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(disclosuresQuery(client.id));
  const [doing, setDoing, close] = useOpened<Doing>();
  const revoke = async (row: Disclosure): Promise<void> => {
    await revokeDisclosure(client.id, row);
    showToast(t("disclosures.revoked"));
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
        <StatusTag icon={looks[row.state].icon} tone={looks[row.state].tone}>
          {t(`disclosures.states.${row.state}`)}
          {row.endedReason ? `: ${t(`disclosures.reasons.${row.endedReason}`)}` : null}
        </StatusTag>
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
        may(client, "employer-profile.make") && doing === null ? (
          <Button leftSection={<IconPlus />} onClick={() => setDoing({ what: "form", values: null })}>
            {t("disclosures.make")}
          </Button>
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
          onSent={(sent) => setDoing({ what: "sent", sent })}
        />
      ) : null}
      {doing?.what === "sent" ? <SentLink sent={doing.sent} onDone={close} /> : null}
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

/** Link and code of what was sent, with its last day. */
function SentLink({ sent, onDone }: { sent: SentProfile; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const texts = {
    title: t("disclosures.sentTitle"),
    text: t("disclosures.sentText"),
    address: t("disclosures.address"),
    code: t("disclosures.code"),
  };
  return (
    <LinkOnce link={sent.link} texts={texts} onDone={onDone}>
      <dt>{t("disclosures.until")}</dt>
      <dd>{sent.linkExpiresAt ? longDate(sent.linkExpiresAt) : null}</dd>
    </LinkOnce>
  );
}
