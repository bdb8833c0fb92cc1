import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { linkOptions } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { isEnded, requestsQuery, type Line } from "@/api/requests";
import { CaseList } from "@/ui/cases/CaseList";
import { RequestStateTag } from "@/ui/cases/RequestStateTag";
import { IconInbox, IconPlus } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { useOpened } from "@/ui/useOpened";

import { EscalationTag } from "./EscalationTag";
import { Finished } from "./Finished";
import { ReopenForm } from "./ReopenForm";
import styles from "./requests.module.css";
import { TakeInForm } from "./TakeInForm";

const lists = ["open", "ended", "gone"] as const;

/** The register of requests, for who handles and who reviews; for everybody else the place to take one in by number. */
export function RequestsPage() {
  const { t } = useTranslation("requests");
  const me = useMe();
  const [of, setOf] = useState<(typeof lists)[number]>("open");
  const [taking, take, stop] = useOpened<true>();
  if (!me.roles.includes("privacy_officer") && !me.roles.includes("director")) {
    return (
      <Page title={t("takeIn.title")} summary={t("takeIn.summary")} narrow>
        <TakeInForm />
      </Page>
    );
  }
  return (
    <Page
      title={t("title")}
      summary={t("summary")}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t("which")}
            data={lists.map((value) => ({ value, label: t(value) }))}
            value={of}
            onChange={(value) => setOf(lists.find((one) => one === value) ?? "open")}
          />
          {taking ? null : (
            <Button leftSection={<IconPlus />} onClick={() => take(true)}>
              {t("takeIn.title")}
            </Button>
          )}
        </>
      }
    >
      {taking ? <TakeInForm onCancel={stop} /> : null}
      {of === "gone" ? <Finished /> : <Register of={of} reopens={me.roles.includes("privacy_officer")} />}
    </Page>
  );
}

function Register({ of, reopens }: { of: "open" | "ended"; reopens: boolean }) {
  const { t } = useTranslation("requests");
  const [opened, open, close] = useOpened<Line>();
  const query = useQuery(requestsQuery(of));
  const rows = query.data?.items.map((line) => ({
    ...line,
    due: line.dueOn,
    closed: isEnded(line.state),
  }));
  const at =
    of === "open"
      ? {
          link: (row: Line) => linkOptions({ to: "/requests/$requestId", params: { requestId: row.id } }),
        }
      : reopens
        ? { onOpen: open }
        : {};
  return (
    <>
      {opened && of === "ended" ? <ReopenForm key={opened.id} line={opened} onDone={close} /> : null}
      <CaseList
        label={t("title")}
        rows={rows}
        subject={(row) => `${t(`types.${row.type}`)}${row.clientName ? `, ${row.clientName}` : ""}`}
        state={(row) => (
          <span className={styles.tags}>
            <RequestStateTag state={row.state} />
            {row.closed ? null : <EscalationTag escalation={row.escalation} />}
          </span>
        )}
        {...at}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={
          <EmptyState icon={IconInbox} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      />
    </>
  );
}
