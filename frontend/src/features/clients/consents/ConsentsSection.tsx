import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { longDate, shortDate } from "@/ui/dates";
import { IconBan, IconCheck, IconDownload, IconHourglass, IconPlus, IconX, type IconType } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import { may } from "../sections";
import { AskForm } from "./AskForm";
import { ChannelForm } from "./ChannelForm";
import styles from "./consents.module.css";
import {
  consentsQuery,
  objectionsQuery,
  registerObjection,
  saveReceipt,
  withdrawConsent,
  type Consent,
} from "./consentsApi";

const looks: Record<Consent["state"], { icon: IconType; tone: Tone }> = {
  offered: { icon: IconHourglass, tone: "info" },
  given: { icon: IconCheck, tone: "ok" },
  refused: { icon: IconX, tone: "neutral" },
  withdrawn: { icon: IconBan, tone: "neutral" },
  objected: { icon: IconBan, tone: "neutral" },
  replaced: { icon: IconBan, tone: "neutral" },
  lapsed: { icon: IconBan, tone: "neutral" },
  expired: { icon: IconHourglass, tone: "warn" },
  "offer-expired": { icon: IconHourglass, tone: "neutral" },
};

type Doing = { what: "ask" } | { what: "withdraw"; consent: Consent } | { what: "object" };

/** What the client allows, to whom, until when. Giving and taking back are as easy as each other (AVG 7). */
export function ConsentsSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(consentsQuery(client.id));
  const [doing, setDoing, close] = useOpened<Doing>();
  const mayAsk = may(client, "consent.ask");
  const columns: Column<Consent>[] = [
    {
      key: "purpose",
      header: t("consents.purpose"),
      cell: (row) => (
        <>
          {t(`consents.purposes.${row.purpose}`)}
          <div className={styles.quiet}>
            {row.recipientName ?? t(`consents.kinds.${row.recipientKind}`)} ·{" "}
            {row.categories.map((one) => t(`consents.categories.${one as "name"}`)).join(", ")}
          </div>
        </>
      ),
    },
    {
      key: "state",
      header: t("consents.state"),
      cell: (row) => (
        <StatusTag icon={looks[row.state].icon} tone={looks[row.state].tone}>
          {t(`consents.states.${row.state}`)}
        </StatusTag>
      ),
    },
    {
      key: "until",
      header: t("consents.until"),
      cell: (row) => (row.endedAt ? shortDate(row.endedAt) : row.expiresAt ? longDate(row.expiresAt) : "–"),
      phone: "hide",
    },
    {
      key: "acts",
      header: t("consents.acts"),
      cell: (row) => (
        <div className={styles.acts}>
          {mayAsk && (row.state === "given" || row.state === "offered") ? (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setDoing({ what: "withdraw", consent: row })}
            >
              {t("consents.withdraw")}
              <span className="visuallyHidden">: {t(`consents.purposes.${row.purpose}`)}</span>
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconDownload />}
            onClick={() => void saveReceipt(row)}
          >
            {t("consents.receipt")}
            <span className="visuallyHidden">: {t(`consents.purposes.${row.purpose}`)}</span>
          </Button>
        </div>
      ),
    },
  ];
  return (
    <>
      <Section
        title={t("consents.title")}
        summary={t("consents.summary")}
        actions={
          mayAsk && doing === null ? (
            <Button leftSection={<IconPlus />} onClick={() => setDoing({ what: "ask" })}>
              {t("consents.ask")}
            </Button>
          ) : null
        }
      >
        {doing?.what === "ask" ? <AskForm onDone={close} /> : null}
        {doing?.what === "withdraw" ? (
          <ChannelForm
            title={t("consents.withdrawTitle", { purpose: t(`consents.purposes.${doing.consent.purpose}`) })}
            text={t("consents.withdrawText")}
            onCancel={close}
            onSend={async (channel) => {
              await withdrawConsent(client.id, doing.consent, channel);
              showToast(t("consents.withdrawn"));
              close();
            }}
          />
        ) : null}
        <DataTable
          label={t("consents.title")}
          rows={query.data?.items}
          columns={columns}
          rowKey={(row) => row.id}
          problem={query.error}
          retry={() => void query.refetch()}
          hotkeys="off"
          empty={
            doing ? null : (
              <EmptyState icon={IconCheck} title={t("consents.empty")} compact>
                {t("consents.emptyText")}
              </EmptyState>
            )
          }
        />
      </Section>
      <Objections
        doing={doing?.what === "object"}
        free={doing === null}
        onObject={() => setDoing({ what: "object" })}
        onDone={close}
      />
    </>
  );
}

interface ObjectionsProps {
  doing: boolean;
  free: boolean;
  onObject: () => void;
  onDone: () => void;
}

/** An objection to mail of the bureau: no weighing, no term (R33, R34). */
function Objections({ doing, free, onObject, onDone }: ObjectionsProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(objectionsQuery(client.id));
  return (
    <Section
      title={t("consents.objections")}
      summary={t("consents.objectionsSummary")}
      actions={
        may(client, "objection.register") && free ? (
          <Button variant="default" leftSection={<IconBan />} onClick={onObject}>
            {t("consents.object")}
          </Button>
        ) : null
      }
    >
      {doing ? (
        <ChannelForm
          title={t("consents.object")}
          text={t("consents.objectText")}
          onCancel={onDone}
          onSend={async (channel) => {
            const ended = await registerObjection(client.id, channel);
            showToast(t("consents.objected", { count: ended }));
            onDone();
          }}
        />
      ) : null}
      {query.data?.items.length === 0 ? <p className={styles.quiet}>{t("consents.noObjections")}</p> : null}
      <ul className={styles.list}>
        {query.data?.items.map((one) => (
          <li key={one.id}>
            {t("consents.objectionLine", {
              date: longDate(one.objectedAt),
              channel: t(`consents.channels.${one.channel}`),
              by: one.recordedByName,
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
