import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, ifMatch, send } from "@/api/client";
import { useClientScope } from "@/ui/ClientScope";
import { IconPencil } from "@/ui/icons";
import { Facts, Section } from "@/ui/Page";
import { showToast } from "@/ui/toast";
import { emailOrEmpty, orNull, phoneOrEmpty, postcodeOrEmpty, required } from "@/ui/validators";

import editing from "../editing/editing.module.css";
import type { FieldDef } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import { replaceClient, type ClientDetail } from "../queries";
import { RestrictedMark } from "../RestrictedMark";
import { may } from "../sections";

interface ContactValues {
  address: {
    street: string;
    houseNumber: string;
    houseNumberAddition: string;
    postcode: string;
    city: string;
  };
  phone: string;
  email: string;
}

type AddressPart = keyof ContactValues["address"];

function valuesOf(client: ClientDetail): ContactValues {
  return {
    address: {
      street: client.address?.street ?? "",
      houseNumber: String(client.address?.houseNumber ?? ""),
      houseNumberAddition: client.address?.houseNumberAddition ?? "",
      postcode: client.address?.postcode ?? "",
      city: client.address?.city ?? "",
    },
    phone: client.phone ?? "",
    email: client.email ?? "",
  };
}

/** Where the client lives and how to reach them. */
export function ContactSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const { address } = client;
  const facts = [
    {
      label: t("contact.address"),
      value: address ? (
        <>
          {address.street} {address.houseNumber} {address.houseNumberAddition ?? ""}
          <br />
          {address.postcode} {address.city} <RestrictedMark field="address" />
        </>
      ) : null,
    },
    {
      label: t("contact.phone"),
      value: client.phone ? (
        <>
          <a href={`tel:${client.phone}`}>{client.phone}</a> <RestrictedMark field="phone" />
        </>
      ) : null,
    },
    {
      label: t("contact.email"),
      value: client.email ? (
        <>
          <a href={`mailto:${client.email}`}>{client.email}</a> <RestrictedMark field="email" />
        </>
      ) : null,
    },
  ];
  return (
    <Section
      title={t("sections.contact")}
      actions={
        isEditing || !may(client, "client.change") ? null : (
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
      {isEditing ? <ContactForm client={client} onDone={() => setEditing(false)} /> : <Facts items={facts} />}
    </Section>
  );
}

function addressField(part: AddressPart, label: string): FieldDef<ContactValues> {
  return {
    path: `address.${part}`,
    label,
    get: (values) => values.address[part],
    set: (values, value) => ({ ...values, address: { ...values.address, [part]: value } }),
  };
}

function contactField(part: "phone" | "email", label: string): FieldDef<ContactValues> {
  return {
    path: part,
    label,
    get: (values) => values[part],
    set: (values, value) => ({ ...values, [part]: value }),
  };
}

async function saveContact(
  clientId: string,
  { address, phone, email }: ContactValues,
  version: number,
): Promise<void> {
  const saved = await send<ClientDetail>(
    api.PATCH("/clients/{clientId}", {
      params: { path: { clientId } },
      headers: ifMatch(version),
      body: {
        address: {
          street: address.street.trim(),
          houseNumber: address.houseNumber.trim(),
          houseNumberAddition: orNull(address.houseNumberAddition),
          postcode: address.postcode.trim().toUpperCase(),
          city: address.city.trim(),
        },
        phone: orNull(phone),
        email: orNull(email),
      },
    }),
  );
  replaceClient(saved);
}

function ContactForm({ client, onDone }: { client: ClientDetail; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const fields = [
    addressField("street", t("contact.street")),
    addressField("houseNumber", t("contact.houseNumber")),
    addressField("houseNumberAddition", t("contact.houseNumberAddition")),
    addressField("postcode", t("contact.postcode")),
    addressField("city", t("contact.city")),
    contactField("phone", t("contact.phone")),
    contactField("email", t("contact.email")),
  ];
  return (
    <VersionedForm<ContactValues>
      initial={valuesOf(client)}
      version={client.version}
      validate={{
        address: {
          street: required,
          houseNumber: required,
          postcode: (value) => required(value) ?? postcodeOrEmpty(value),
          city: required,
        },
        phone: phoneOrEmpty,
        email: emailOrEmpty,
      }}
      fields={fields}
      save={async (values, version) => {
        await saveContact(client.id, values, version);
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
          <div className={editing.short}>
            <TextInput label={t("contact.street")} {...form.getInputProps("address.street")} />
            <TextInput label={t("contact.houseNumber")} {...form.getInputProps("address.houseNumber")} />
            <TextInput
              label={t("contact.houseNumberAddition")}
              {...form.getInputProps("address.houseNumberAddition")}
            />
          </div>
          <TextInput label={t("contact.postcode")} maw={160} {...form.getInputProps("address.postcode")} />
          <TextInput label={t("contact.city")} {...form.getInputProps("address.city")} />
          <TextInput label={t("contact.phone")} type="tel" maw={260} {...form.getInputProps("phone")} />
          <TextInput label={t("contact.email")} type="email" {...form.getInputProps("email")} />
        </>
      )}
    </VersionedForm>
  );
}
