import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, ifMatch, send } from "@/api/client";
import { useClientScope } from "@/ui/ClientScope";
import { countryCode, countryName } from "@/ui/countries";
import { DateInput } from "@/ui/DateInput";
import { longDate, numericDate } from "@/ui/dates";
import { IconPencil } from "@/ui/icons";
import { Facts, Section } from "@/ui/Page";
import { SealedValue } from "@/ui/SealedValue";
import { showToast } from "@/ui/toast";
import { orNull, required, requiredDate } from "@/ui/validators";

import { field } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import { BSN_PURPOSES, replaceClient, revealBsn, type ClientDetail } from "../queries";
import { RestrictedMark } from "../RestrictedMark";
import { may } from "../sections";

interface PersonValues {
  givenNames: string;
  surnamePrefix: string;
  surname: string;
  sex: string;
  dateOfBirth: string;
  nationality: string;
}

const sexes = ["V", "M", "X", "O"] as const;

function valuesOf(client: ClientDetail): PersonValues {
  return {
    givenNames: client.givenNames,
    surnamePrefix: client.surnamePrefix ?? "",
    surname: client.surname,
    sex: client.sex ?? "O",
    dateOfBirth: client.dateOfBirth ?? "",
    nationality: client.nationality ? countryName(client.nationality) : "",
  };
}

/** Names, birth, nationality and the sealed BSN. */
export function PersonSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const [editing, setEditing] = useState(false);
  const facts = [
    { label: t("person.givenNames"), value: client.givenNames },
    { label: t("person.surnamePrefix"), value: client.surnamePrefix },
    {
      label: t("person.surname"),
      value: (
        <>
          {client.surname} <RestrictedMark field="name" />
        </>
      ),
    },
    { label: t("person.sex"), value: client.sex ? common(`sex.${client.sex}`) : null },
    {
      label: t("person.dateOfBirth"),
      value: client.dateOfBirth ? (
        <>
          {longDate(client.dateOfBirth)} ({t("header.age", { count: client.age ?? 0 })}){" "}
          <RestrictedMark field="birth-and-sex" />
        </>
      ) : null,
    },
    { label: t("person.nationality"), value: client.nationality ? countryName(client.nationality) : null },
    {
      label: t("person.bsn"),
      value: client.bsnMasked ? (
        <SealedValue
          label={t("person.bsn")}
          masked={client.bsnMasked}
          purposes={BSN_PURPOSES}
          reveal={may(client, "bsn.reveal") ? (purpose) => revealBsn(client.id, purpose) : undefined}
        />
      ) : null,
    },
  ];
  return (
    <Section
      title={t("sections.person")}
      actions={
        editing || !may(client, "client.change") ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPencil />}
            onClick={() => setEditing(true)}
          >
            {common("actions.edit")}
          </Button>
        )
      }
    >
      {editing ? <PersonForm client={client} onDone={() => setEditing(false)} /> : <Facts items={facts} />}
    </Section>
  );
}

function PersonForm({ client, onDone }: { client: ClientDetail; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const fields = [
    field<PersonValues>("givenNames", t("person.givenNames")),
    field<PersonValues>("surnamePrefix", t("person.surnamePrefix")),
    field<PersonValues>("surname", t("person.surname")),
    field<PersonValues>("sex", t("person.sex"), (code) =>
      common(`sex.${sexes.find((one) => one === code) ?? "O"}`),
    ),
    field<PersonValues>("dateOfBirth", t("person.dateOfBirth"), numericDate),
    field<PersonValues>("nationality", t("person.nationality")),
  ];
  return (
    <VersionedForm<PersonValues>
      initial={valuesOf(client)}
      version={client.version}
      validate={{ givenNames: required, surname: required, dateOfBirth: requiredDate }}
      fields={fields}
      save={async (values, version) => {
        const saved = await send<ClientDetail>(
          api.PATCH("/clients/{clientId}", {
            params: { path: { clientId: client.id } },
            headers: ifMatch(version),
            body: {
              givenNames: values.givenNames.trim(),
              surnamePrefix: orNull(values.surnamePrefix),
              surname: values.surname.trim(),
              sex: sexes.find((one) => one === values.sex) ?? "O",
              dateOfBirth: values.dateOfBirth,
              nationality: orNull(countryCode(values.nationality)),
            },
          }),
        );
        replaceClient(saved);
        showToast(common("state.saved"));
      }}
      fromCurrent={(current) => {
        const now = current as ClientDetail;
        return { values: valuesOf(now), version: now.version };
      }}
      onDone={onDone}
    >
      {(form) => (
        <>
          <TextInput label={t("person.givenNames")} {...form.getInputProps("givenNames")} data-autofocus />
          <TextInput label={t("person.surnamePrefix")} maw={160} {...form.getInputProps("surnamePrefix")} />
          <TextInput label={t("person.surname")} {...form.getInputProps("surname")} />
          <NativeSelect
            label={t("person.sex")}
            maw={220}
            data={sexes.map((code) => ({ value: code, label: common(`sex.${code}`) }))}
            {...form.getInputProps("sex")}
          />
          <DateInput label={t("person.dateOfBirth")} prefer="past" {...form.getInputProps("dateOfBirth")} />
          <TextInput
            label={t("person.nationality")}
            description={t("person.nationalityHelp")}
            {...form.getInputProps("nationality")}
          />
        </>
      )}
    </VersionedForm>
  );
}
