import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { complaintActs, nameComplaintPerson, unnameComplaintPerson, type Complaint } from "@/api/cases";
import { colleaguesQuery } from "@/api/queries";
import { Form } from "@/ui/Form";
import { Facts, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { useOpened } from "@/ui/useOpened";
import { required } from "@/ui/validators";

import styles from "./cases.module.css";
import { ActButton } from "./parts";

type What = "handler" | "about" | "client";

/** Who handles a complaint, whom it is about, whose it is; each can be set right as long as it is open. */
export function ComplaintPeople({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("cases");
  const [opened, open, close] = useOpened<What>();
  const offered: What[] = complaint.clientNumber ? ["handler", "about"] : ["handler", "about", "client"];
  return (
    <Section title={t("people.title")}>
      <Facts
        items={[
          { label: t("people.handler"), value: complaint.handlerName },
          {
            label: t("people.about"),
            value: complaint.about.length ? <About complaint={complaint} /> : null,
          },
          { label: t("complaints.client"), value: complaint.clientNumber },
        ]}
      />
      <div className={styles.right}>
        {complaint.closed ? null : opened === "client" ? (
          <ClientForm complaint={complaint} onDone={close} />
        ) : opened ? (
          <ColleagueForm key={opened} what={opened} complaint={complaint} onDone={close} />
        ) : (
          <div className={styles.acts}>
            {offered.map((what) => (
              <Button key={what} size="compact-sm" variant="default" onClick={() => open(what)}>
                {t(`people.do.${what}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Section>
  );
}

function About({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("cases");
  return (
    <ul className={styles.people}>
      {complaint.about.map(({ userId, name }) => (
        <li key={userId}>
          {name}
          {complaint.closed ? null : (
            <ActButton quiet act={() => unnameComplaintPerson(complaint.id, userId)}>
              {t("people.notAbout")}
            </ActButton>
          )}
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  complaint: Complaint;
  onDone: () => void;
}

/** A colleague chosen by name: to handle it, or whom it turns out to be about. */
function ColleagueForm({ what, complaint, onDone }: FormProps & { what: "handler" | "about" }) {
  const { t } = useTranslation("cases");
  const colleagues = useQuery(colleaguesQuery);
  const form = useForm({ initialValues: { colleague: "" }, validate: { colleague: required } });
  if (colleagues.error)
    return <ErrorState problem={colleagues.error} retry={() => void colleagues.refetch()} compact />;
  if (!colleagues.data) return <SkeletonLines lines={2} />;
  const named = new Set(complaint.about.map((one) => one.userId));
  const choices = colleagues.data.items.filter(
    ({ id, roles }) =>
      !named.has(id) &&
      id !== complaint.handlerId &&
      (what === "about" || roles.some((role) => role === "privacy_officer" || role === "director")),
  );
  return (
    <Form
      form={form}
      labels={{ colleague: t(`people.${what}`), handlerId: t("people.handler"), userId: t("people.about") }}
      submitLabel={t("save")}
      onCancel={onDone}
      onSubmit={async ({ colleague }) => {
        if (what === "handler") await complaintActs(complaint.id).assign(colleague);
        else await nameComplaintPerson(complaint.id, colleague);
        onDone();
      }}
    >
      <NativeSelect
        label={t(`people.${what}`)}
        description={t(`people.help.${what}`)}
        data={[
          { value: "", label: t("people.choose") },
          ...choices.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        data-autofocus
        {...form.getInputProps("colleague")}
      />
    </Form>
  );
}

/** Whose complaint it turns out to be, by the number of the file; once. */
function ClientForm({ complaint, onDone }: FormProps) {
  const { t } = useTranslation("cases");
  const form = useForm({ initialValues: { clientNumber: "" }, validate: { clientNumber: required } });
  return (
    <Form
      form={form}
      labels={{ clientNumber: t("people.number") }}
      submitLabel={t("people.link")}
      onCancel={onDone}
      onSubmit={async ({ clientNumber }) => {
        await complaintActs(complaint.id).link(clientNumber.trim().toUpperCase());
        onDone();
      }}
    >
      <TextInput
        label={t("people.number")}
        description={t("people.help.client")}
        placeholder="C-000123"
        data-autofocus
        {...form.getInputProps("clientNumber")}
      />
    </Form>
  );
}
