import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DataTable } from "@/ui/DataTable";
import { shortDate } from "@/ui/dates";
import { HoursBar } from "@/ui/HoursBar";
import { IconCircleCheck, IconClock, IconHourglass, IconPlus } from "@/ui/icons";
import { duration } from "@/ui/moments";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";
import { MoreButton } from "@/ui/MoreButton";

import type { ClientDetail } from "../queries";
import { may } from "../sections";
import { hoursQuery, type HourEntry } from "./hoursApi";
import { HoursForm } from "./HoursForm";

/** What was used of each order, entry by entry; travel and preparation are added here, contact comes from notes (R9). */
export function HoursSection() {
  const client = useClientScope();
  return client.trajects.map((traject) => <OneTraject key={traject.id} traject={traject} />);
}

function OneTraject({ traject }: { traject: ClientDetail["trajects"][number] }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const query = useInfiniteQuery(hoursQuery(client.id, traject.id));
  const [open, setOpen, close] = useOpened<HourEntry | "new">();
  const first = query.data?.pages[0];
  const rows = query.data?.pages.flatMap((page) => page.items);
  const mayWrite = may(client, "hours.write") && traject.state !== "closed";
  const add = mayWrite ? (
    <Button variant="default" leftSection={<IconPlus />} onClick={() => setOpen("new")}>
      {t("hours.add")}
    </Button>
  ) : null;
  const openRow = (entry: HourEntry): void => {
    if (entry.approvedAt) showToast(t("hours.isApproved"));
    else if (entry.noteId) showToast(t("hours.isNote"));
    else setOpen(entry);
  };
  return (
    <Section
      title={`${t("sections.hours")} · ${common(`service.${traject.service}`)}`}
      summary={
        first ? (
          <HoursBar used={first.balance.usedMinutes} granted={first.balance.grantedMinutes ?? null} />
        ) : null
      }
      actions={rows?.length && open === null ? add : null}
    >
      {open !== null && first ? (
        <HoursForm
          key={open === "new" ? "new" : open.id}
          traject={traject.id}
          entry={open === "new" ? null : open}
          activities={first.activities}
          onDone={close}
        />
      ) : null}
      {open === "new" && rows?.length === 0 ? null : (
        <DataTable
          label={t("sections.hours")}
          rows={rows}
          rowKey={(row) => row.id}
          {...(mayWrite ? { onOpen: openRow } : {})}
          hotkeys={traject.id === client.trajects[0]?.id ? "page" : "off"}
          currentKey={open === null || open === "new" ? null : open.id}
          problem={query.error}
          retry={() => void query.refetch()}
          columns={[
            { key: "day", header: t("hours.day"), cell: (row) => shortDate(row.day), width: "20%" },
            { key: "kind", header: t("hours.kind"), cell: (row) => t(`hours.kinds.${row.kind}`) },
            { key: "activity", header: t("hours.activity"), cell: (row) => row.activityName, phone: "hide" },
            { key: "time", header: t("hours.time"), cell: (row) => duration(row.minutes), align: "end" },
            {
              key: "approved",
              header: t("hours.approval"),
              cell: (row) =>
                row.approvedAt ? (
                  <StatusTag icon={IconCircleCheck} tone="ok">
                    {t("hours.approved")}
                  </StatusTag>
                ) : (
                  <StatusTag icon={IconHourglass}>{t("hours.waiting")}</StatusTag>
                ),
            },
          ]}
          empty={
            <EmptyState icon={IconClock} title={t("hours.empty")} action={add}>
              {t("hours.emptyText")}
            </EmptyState>
          }
        />
      )}
      <MoreButton query={query} />
    </Section>
  );
}
