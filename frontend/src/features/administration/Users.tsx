import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { shortDate, today } from "@/ui/dates";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconPlus, IconUsers } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { useNewAct } from "@/ui/place";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import { agreementState } from "./agreement";
import { usersQuery, type User } from "./queries";
import { NewUser, UserPanel } from "./UserForms";

/** Roles that come near client data, and so need an agreement. */
const withFiles: readonly User["roles"][number][] = ["adviser", "coordinator", "privacy_officer"];

/** Whether someone may work with files now (R27). */
function Agreement({ user }: { user: User }) {
  const { t } = useTranslation("administration");
  const state = agreementState(user.agreement ?? null, today());
  const needed = user.roles.some((role) => withFiles.includes(role));
  if (state === "none")
    return (
      <StatusTag icon={IconCircleX} tone={needed ? "danger" : "neutral"}>
        {t("agreement.none")}
      </StatusTag>
    );
  const until = shortDate(user.agreement?.validUntil ?? "");
  const tone = state === "valid" ? "ok" : state === "soon" ? "warn" : "danger";
  return (
    <StatusTag icon={state === "valid" ? IconCircleCheck : IconAlertTriangle} tone={tone}>
      {t(`agreement.${state}`, { date: until })}
    </StatusTag>
  );
}

/** Everyone who works here; a row opens what can be changed. */
export function Users() {
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const query = useQuery(usersQuery);
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  useNewAct(t("newUser"), () => setAdding(true));
  const user = query.data?.items.find((one) => one.id === open);
  const columns: Column<User>[] = [
    { key: "name", header: t("name"), cell: (row) => row.name, sort: (row) => row.name },
    { key: "email", header: t("email"), cell: (row) => row.email, phone: "hide" },
    {
      key: "roles",
      header: t("roles"),
      cell: (row) => row.roles.map((role) => common(`role.${role}`)).join(", "),
      sort: (row) => row.roles.join(),
    },
    {
      key: "agreement",
      header: t("agreement.title"),
      cell: (row) => <Agreement user={row} />,
      phone: "hide",
    },
    {
      key: "status",
      header: t("status"),
      cell: (row) => (
        <StatusTag
          icon={row.status === "active" ? IconCircleCheck : IconCircleX}
          tone={row.status === "active" ? "ok" : "neutral"}
        >
          {t(`statuses.${row.status}`)}
        </StatusTag>
      ),
      sort: (row) => row.status,
    },
  ];
  return (
    <Section
      title={t("users")}
      summary={query.data ? query.data.items.length : null}
      actions={
        <Button variant="light" leftSection={<IconPlus />} onClick={() => setAdding(true)}>
          {t("newUser")}
        </Button>
      }
    >
      <DataTable
        label={t("users")}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpen(row.id)}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={<EmptyState icon={IconUsers} title={t("noUsers")} />}
      />
      {adding ? <NewUser onClose={() => setAdding(false)} /> : null}
      {user ? <UserPanel key={user.id} user={user} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}
