import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { numericDate } from "@/ui/dates";
import { IconBuilding, IconFileText, IconPlus } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { useNewAct } from "@/ui/place";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";

import { ApiClients } from "./ApiClients";
import { NewContract, NewParty } from "./PartyForms";
import { contractsQuery, partiesQuery, type Contract } from "./queries";
import { Webhooks } from "./Webhooks";

/** The commissioning parties, with their contracts and machine clients. */
export function Parties() {
  const { t } = useTranslation("administration");
  const query = useQuery(partiesQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  useNewAct(t("newParty"), () => setAdding(true));
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonLines />;
  const parties = query.data.items;
  const party = parties.find((one) => one.id === chosen) ?? parties[0];
  if (!party)
    return (
      <>
        {adding ? <NewParty onClose={() => setAdding(false)} /> : null}
        <EmptyState
          icon={IconBuilding}
          title={t("noParties")}
          action={<Button onClick={() => setAdding(true)}>{t("newParty")}</Button>}
        />
      </>
    );
  return (
    <>
      {adding ? <NewParty onClose={() => setAdding(false)} /> : null}
      <NativeSelect
        label={t("party")}
        maw={400}
        mb="lg"
        value={party.id}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={parties.map((one) => ({
          value: one.id,
          label: `${one.name} (${t(`partyKind.${one.kind}`, { ns: "common" })})`,
        }))}
      />
      <Contracts partyId={party.id} />
      <ApiClients key={party.id} partyId={party.id} />
      <Webhooks key={`webhooks-${party.id}`} partyId={party.id} />
    </>
  );
}

function Contracts({ partyId }: { partyId: string }) {
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const query = useQuery(contractsQuery(partyId));
  const [adding, setAdding] = useState(false);
  const columns: Column<Contract>[] = [
    { key: "reference", header: t("contract.reference"), cell: (row) => row.reference },
    {
      key: "services",
      header: t("contract.services"),
      cell: (row) => row.services.map((service) => common(`service.${service}`)).join(", "),
    },
    {
      key: "fields",
      header: t("contract.fields"),
      cell: (row) => row.intakeFields.map((field) => t(`fields.${field}`)).join(", "),
      phone: "hide",
    },
    {
      key: "hours",
      header: t("contract.hours"),
      cell: (row) => row.hoursPerTraject ?? "–",
      align: "end",
      phone: "hide",
    },
    {
      key: "planApproval",
      header: t("contract.plan"),
      cell: (row) => (row.planApprovalRequired ? t("contract.planByParty") : t("contract.planByClient")),
      phone: "hide",
    },
    {
      key: "period",
      header: t("contract.period"),
      cell: (row) =>
        `${numericDate(row.validFrom)} – ${row.validUntil ? numericDate(row.validUntil) : t("contract.open")}`,
      phone: "hide",
    },
  ];
  return (
    <Section
      title={t("contract.title")}
      actions={
        <Button variant="light" leftSection={<IconPlus />} onClick={() => setAdding(true)}>
          {t("contract.new")}
        </Button>
      }
    >
      {adding ? <NewContract partyId={partyId} onClose={() => setAdding(false)} /> : null}
      <DataTable
        label={t("contract.title")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        hotkeys="off"
        problem={query.error}
        retry={() => void query.refetch()}
        empty={<EmptyState icon={IconFileText} title={t("contract.empty")} compact />}
      />
    </Section>
  );
}
