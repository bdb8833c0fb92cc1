import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { clock, longDate, shortDate } from "@/ui/dates";
import {
  IconCheck,
  IconDownload,
  IconFileText,
  IconHourglass,
  IconMail,
  IconX,
  type IconType,
} from "@/ui/icons";
import { LinkOnce } from "@/ui/LinkOnce";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { useOpened } from "@/ui/useOpened";

import { may } from "../sections";
import { NoticeForm } from "./NoticeForm";
import { OfferForm } from "./OfferForm";
import { ReceiptsCard } from "./ReceiptsCard";
import { offerHash } from "./StatementBanner";
import type { Progress } from "./signing";
import { saveReceipt, statementsQuery, type Offer } from "./statementApi";

const looks: Record<Offer["outcome"], { icon: IconType; tone: Tone }> = {
  signed: { icon: IconCheck, tone: "ok" },
  declined: { icon: IconX, tone: "neutral" },
  unable: { icon: IconX, tone: "neutral" },
  open: { icon: IconHourglass, tone: "info" },
};

/** Statement and reglement: offered how, with what outcome; and that the client was told (R2-R4, R30). */
export function StatementSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(statementsQuery(client.id));
  const [doing, setDoing, close] = useOpened<"offer" | "notice">(() =>
    window.location.hash === `#${offerHash}` ? "offer" : null,
  );
  const [made, setMade] = useState<Progress | null>(null);
  const linkTexts = {
    title: t("statement.linkMade"),
    text: t("statement.linkMadeText"),
    address: t("statement.linkAddress"),
    code: t("statement.linkCode"),
  };
  const mayOffer = may(client, "statement.offer");
  const columns: Column<Offer>[] = [
    {
      key: "at",
      header: t("statement.at"),
      cell: (row) => `${shortDate(row.offeredAt)} ${clock(row.offeredAt)}`,
    },
    { key: "method", header: t("statement.method"), cell: (row) => t(`statement.methods.${row.method}`) },
    {
      key: "outcome",
      header: t("statement.outcome"),
      cell: (row) => (
        <StatusTag icon={looks[row.outcome].icon} tone={looks[row.outcome].tone}>
          {t(`statement.outcomes.${row.outcome}`)}
          {row.unableReason ? `: ${t(`statement.reasons.${row.unableReason}`)}` : null}
        </StatusTag>
      ),
    },
    {
      key: "versions",
      header: t("statement.versions"),
      cell: (row) =>
        t("statement.versionsOf", { statement: row.statementVersion, reglement: row.reglementVersion }),
      phone: "hide",
    },
    { key: "by", header: t("statement.by"), cell: (row) => row.offeredByName, phone: "hide" },
    {
      key: "receipt",
      header: t("statement.receipt"),
      cell: (row) => (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload />}
          onClick={() => void saveReceipt(client.id, row)}
        >
          {t("statement.receiptPdf")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Section
        title={t("statement.title")}
        summary={t("statement.summary")}
        actions={
          mayOffer && doing === null ? (
            <Button leftSection={<IconFileText />} onClick={() => setDoing("offer")}>
              {t("statement.offer")}
            </Button>
          ) : null
        }
      >
        {made?.offer?.link ? (
          <LinkOnce link={made.offer.link} texts={linkTexts} onDone={() => setMade(null)} />
        ) : null}
        {made && !made.offer?.link ? <ReceiptsCard done={made} onDone={() => setMade(null)} /> : null}
        {doing === "offer" ? (
          <OfferForm
            onDone={(done) => {
              close();
              if (done) setMade(done);
            }}
          />
        ) : null}
        <DataTable
          label={t("statement.title")}
          rows={query.data?.offers}
          columns={columns}
          rowKey={(row) => row.id}
          problem={query.error}
          retry={() => void query.refetch()}
          hotkeys="off"
          empty={
            doing === "offer" ? null : (
              <EmptyState icon={IconFileText} title={t("statement.empty")} compact>
                {t("statement.emptyText")}
              </EmptyState>
            )
          }
        />
      </Section>
      <Section
        title={t("statement.notices")}
        summary={t("statement.noticesSummary")}
        actions={
          mayOffer && doing === null ? (
            <Button variant="default" leftSection={<IconMail />} onClick={() => setDoing("notice")}>
              {t("statement.giveNotice")}
            </Button>
          ) : null
        }
      >
        {doing === "notice" ? <NoticeForm onDone={close} /> : null}
        {query.data ? (
          <ul>
            {query.data.notices.map((notice) => (
              <li key={notice.id}>
                {t("statement.noticeLine", {
                  date: longDate(notice.givenOn),
                  channel: t(`statement.channels.${notice.channel}`),
                  by: notice.recordedByName,
                })}
              </li>
            ))}
          </ul>
        ) : null}
        {query.data?.notices.length === 0 && doing !== "notice" ? (
          <p>{query.data.offers.length > 0 ? t("statement.toldByOffer") : t("statement.notTold")}</p>
        ) : null}
      </Section>
    </>
  );
}
