import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { shortDate } from "@/ui/dates";
import { DisclosureStateTag } from "@/ui/disclosures/DisclosureStateTag";
import { FormProblem } from "@/ui/Form";
import { IconArrowsExchange, IconDownload } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { useAct } from "@/ui/useAct";

import { Counts } from "./Counts";
import { Filters } from "./Filters";
import { everything, registerQuery, saveRegister, type Asked, type Form, type Line } from "./registerApi";
import styles from "./register.module.css";

const forms: readonly Form[] = ["csv", "pdf"];

/** Everything that left, of every file, by number: who oversees sees kinds and grounds, never a name (R40). */
export function DisclosureRegisterPage() {
  const { t } = useTranslation("disclosure-register");
  const [asked, setAsked] = useState<Asked>(everything);
  const query = useQuery(registerQuery(asked));
  const { busy, problem, run } = useAct();
  const register = query.data;
  const shown = register?.items.length ?? 0;
  const columns: Column<Line>[] = [
    { key: "file", header: t("file"), cell: (row) => row.clientNumber },
    {
      key: "made",
      header: t("made"),
      cell: (row) => <span className={styles.noWrap}>{shortDate(row.madeAt)}</span>,
    },
    {
      key: "what",
      header: t("what"),
      cell: (row) => (
        <>
          {t(`objects.${row.objectKind}`)}
          <div className={styles.quiet}>{t(`purposes.${row.purpose}`)}</div>
        </>
      ),
    },
    {
      key: "to",
      header: t("to"),
      cell: (row) => (
        <>
          {t(`recipients.${row.recipient}`)}
          <div className={styles.quiet}>{t(row.confidentialityAccepted ? "duty" : "noDuty")}</div>
        </>
      ),
      phone: "hide",
    },
    {
      key: "basis",
      header: t("basis"),
      cell: (row) => (
        <>
          {t(`bases.${row.basis}`)}
          {row.provision ? (
            <div className={styles.quiet}>
              {t(`provisions.${row.provision as "suwi-54"}`, { defaultValue: row.provision })}
            </div>
          ) : null}
        </>
      ),
      phone: "hide",
    },
    {
      key: "state",
      header: t("state"),
      cell: (row) => (
        <DisclosureStateTag state={row.state}>
          {t(`states.${row.state}`)}
          {row.endedReason ? `: ${t(`reasons.${row.endedReason}`)}` : null}
        </DisclosureStateTag>
      ),
    },
  ];
  return (
    <Page
      title={t("title")}
      summary={t("summary")}
      actions={
        <div className={styles.acts}>
          {forms.map((form) => (
            <Button
              key={form}
              variant="default"
              leftSection={<IconDownload />}
              loading={busy}
              disabled={!register?.total}
              onClick={() => void run(() => saveRegister(asked, form))}
            >
              <span className="visuallyHidden">{t("download", { form: t(form) })}</span>
              <span aria-hidden="true">{t(form)}</span>
            </Button>
          ))}
        </div>
      }
    >
      <Filters asked={asked} onChange={setAsked} />
      {problem ? <FormProblem problem={problem} /> : null}
      {register ? <Counts register={register} /> : null}
      {register && register.total > shown ? <p className={styles.quiet}>{t("more", { shown })}</p> : null}
      <DataTable
        label={t("title")}
        rows={register?.items}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconArrowsExchange} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      />
    </Page>
  );
}
