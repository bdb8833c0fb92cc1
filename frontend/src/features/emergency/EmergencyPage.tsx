import { Radio, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { needsFreshCode } from "@/api/stepUp";
import { Banner } from "@/ui/Banner";
import { DataTable, type Column } from "@/ui/DataTable";
import { DateInput } from "@/ui/DateInput";
import { clock, shortDate } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { IconUrgent } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { NoAccess } from "@/ui/States";
import { StepUp } from "@/ui/StepUp";
import { required, requiredDate } from "@/ui/validators";

import { emergenciesQuery, kinds, takeAccess, type Emergency } from "./emergencyApi";
import { OutcomeTag } from "./OutcomeTag";
import styles from "./emergency.module.css";

const SHORTEST_REASON = 15;

interface Asked {
  shown: () => void;
  given: (cause: unknown) => void;
  cause: unknown;
}

/** For the moment when a client cannot wait for the own adviser: says plainly what happens, and to whom it is told. */
export function EmergencyPage() {
  const { t } = useTranslation("emergency");
  const me = useMe();
  if (!me.permissions.includes("emergency-access.open")) {
    return (
      <Page title={t("title")} narrow>
        <NoAccess />
      </Page>
    );
  }
  return (
    <Page title={t("title")} summary={t("summary")} narrow>
      <Banner tone="warn" icon={IconUrgent} title={t("happens.title")}>
        <ul className={styles.happens}>
          <li>{t("happens.reads")}</li>
          <li>{t("happens.told")}</li>
          <li>{t("happens.reviewed")}</li>
          <li>{t("happens.next")}</li>
        </ul>
      </Banner>
      <EmergencyForm />
      <Own userId={me.userId} />
    </Page>
  );
}

function EmergencyForm() {
  const { t } = useTranslation("emergency");
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const form = useForm({
    initialValues: { clientNumber: "", dateOfBirth: "", kind: "", reason: "" },
    validate: {
      clientNumber: (value) => (/^C-\d{6,12}$/.test(numberOf(value)) ? null : t("form.numberWrong")),
      dateOfBirth: requiredDate,
      kind: required,
      reason: (value) => (value.trim().length < SHORTEST_REASON ? t("form.reasonShort") : null),
    },
  });
  const freshCode = (cause: unknown): Promise<void> =>
    new Promise((shown, given) => {
      setAsked({ shown, given, cause });
    });
  return (
    <div className={styles.form}>
      <Form
        form={form}
        labels={{
          clientNumber: t("form.number"),
          dateOfBirth: t("form.born"),
          kind: t("form.kind"),
          reason: t("form.reason"),
        }}
        submitLabel={t("form.submit")}
        onSubmit={async ({ clientNumber, dateOfBirth, kind, reason }) => {
          const body = {
            clientNumber: numberOf(clientNumber),
            dateOfBirth,
            kind: kinds.find((one) => one === kind) ?? "client-at-risk",
            reason: reason.trim(),
          };
          let taken: Emergency;
          try {
            taken = await takeAccess(body);
          } catch (cause) {
            if (!needsFreshCode(cause)) throw cause;
            await freshCode(cause);
            taken = await takeAccess(body);
          }
          await navigate({ to: "/clients/$clientId", params: { clientId: taken.clientId } });
        }}
      >
        <TextInput
          label={t("form.number")}
          description={t("form.numberHelp")}
          w={220}
          maw="100%"
          autoComplete="off"
          {...form.getInputProps("clientNumber")}
        />
        <DateInput label={t("form.born")} prefer="past" {...form.getInputProps("dateOfBirth")} />
        <Radio.Group label={t("form.kind")} {...form.getInputProps("kind")}>
          {kinds.map((kind) => (
            <Radio key={kind} mt="sm" value={kind} label={t(`kinds.${kind}`)} />
          ))}
        </Radio.Group>
        <Textarea
          label={t("form.reason")}
          description={t("form.reasonHelp")}
          autosize
          minRows={3}
          maxLength={2000}
          {...form.getInputProps("reason")}
        />
      </Form>
      {asked ? (
        <StepUp
          text={t("codeText")}
          onDone={() => {
            setAsked(null);
            asked.shown();
          }}
          onClose={() => {
            setAsked(null);
            asked.given(asked.cause);
          }}
        />
      ) : null}
    </div>
  );
}

/** `123456` and `c-123456` are meant as `C-123456`. */
function numberOf(typed: string): string {
  const value = typed.trim().toUpperCase();
  return /^\d+$/.test(value) ? `C-${value}` : value;
}

/** What one took before, and what was found of it. */
function Own({ userId }: { userId: string }) {
  const { t } = useTranslation("emergency");
  const query = useQuery(emergenciesQuery);
  const own = query.data?.items.filter((access) => access.adviserId === userId);
  if (own?.length === 0) return null;
  const columns: Column<Emergency>[] = [
    { key: "at", header: t("own.at"), cell: (row) => `${shortDate(row.openedAt)} ${clock(row.openedAt)}` },
    { key: "kind", header: t("form.kind"), cell: (row) => t(`kinds.${row.kind}`), phone: "hide" },
    { key: "outcome", header: t("own.outcome"), cell: (row) => <OutcomeTag access={row} /> },
  ];
  return (
    <Section title={t("own.title")}>
      <DataTable
        label={t("own.title")}
        rows={own}
        columns={columns}
        rowKey={(row) => row.id}
        problem={query.error}
        retry={() => void query.refetch()}
        empty={null}
        hotkeys="off"
      />
    </Section>
  );
}
