import { Checkbox, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { DateInput } from "@/ui/DateInput";
import { today } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { dateOrEmpty, emailOrEmpty, numberOrEmpty, orNull, required, requiredDate } from "@/ui/validators";

const kinds = ["uwv", "municipality", "employer"] as const satisfies readonly Schema<"PartyKind">[];
const services = [
  "werkfit-maken",
  "naar-werk",
  "praktijkassessment",
  "modulair",
  "spoor-1",
  "spoor-2",
  "jobcoaching",
  "loopbaanadvies",
  "outplacement",
  "participatie",
] as const satisfies readonly Schema<"Service">[];
const fields = [
  "bsn",
  "phone",
  "email",
  "nationality",
  "benefit",
  "educations",
  "diplomas",
  "workExperiences",
  "functionalLimitations",
  "contactName",
] as const satisfies readonly Schema<"IntakeField">[];

/** A new commissioning party. */
export function NewParty({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("administration");
  const cache = useQueryClient();
  const form = useForm({
    initialValues: { kind: "uwv" as Schema<"PartyKind">, name: "", kvkNumber: "", oin: "", contactEmail: "" },
    validate: { name: required, contactEmail: emailOrEmpty, kvkNumber: numberOrEmpty, oin: numberOrEmpty },
  });
  const labels = {
    kind: t("partyKindLabel"),
    name: t("name"),
    kvkNumber: t("kvk"),
    oin: t("oin"),
    contactEmail: t("email"),
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("newParty")}
      closeButtonProps={{ "aria-label": t("actions.close", { ns: "common" }) }}
    >
      <Form
        form={form}
        guard={false}
        labels={labels}
        submitLabel={t("create")}
        onCancel={onClose}
        onSubmit={async ({ kind, name, kvkNumber, oin, contactEmail }) => {
          await send(
            api.POST("/commissioning-parties", {
              body: {
                kind,
                name,
                kvkNumber: orNull(kvkNumber),
                oin: orNull(oin),
                contactEmail: orNull(contactEmail),
              },
            }),
          );
          void cache.invalidateQueries({ queryKey: ["parties"] });
          showToast(t("state.saved", { ns: "common" }));
          onClose();
        }}
      >
        <TextInput label={labels.name} data-autofocus {...form.getInputProps("name")} />
        <NativeSelect
          label={labels.kind}
          {...form.getInputProps("kind")}
          data={kinds.map((kind) => ({ value: kind, label: t(`partyKind.${kind}`, { ns: "common" }) }))}
        />
        <TextInput label={labels.kvkNumber} inputMode="numeric" {...form.getInputProps("kvkNumber")} />
        <TextInput label={labels.oin} inputMode="numeric" {...form.getInputProps("oin")} />
        <TextInput label={labels.contactEmail} type="email" {...form.getInputProps("contactEmail")} />
      </Form>
    </Modal>
  );
}

/** A new contract: what may be asked for, and which fields may be delivered with it (R5). */
export function NewContract({ partyId, onClose }: { partyId: string; onClose: () => void }) {
  const { t } = useTranslation("administration");
  const cache = useQueryClient();
  const form = useForm({
    initialValues: {
      reference: "",
      services: [] as Schema<"Service">[],
      intakeFields: [] as Schema<"IntakeField">[],
      hoursPerTraject: "",
      reportTermDays: "",
      validFrom: today(),
      validUntil: "",
      planApprovalRequired: false,
    },
    validate: {
      reference: required,
      services: (value) => (value.length > 0 ? null : t("contract.chooseService")),
      hoursPerTraject: numberOrEmpty,
      reportTermDays: numberOrEmpty,
      validFrom: requiredDate,
      validUntil: dateOrEmpty,
    },
  });
  const labels = {
    reference: t("contract.reference"),
    services: t("contract.services"),
    intakeFields: t("contract.fields"),
    hoursPerTraject: t("contract.hoursPerTraject"),
    reportTermDays: t("contract.reportTerm"),
    validFrom: t("agreement.from"),
    validUntil: t("agreement.until"),
    planApprovalRequired: t("contract.planApproval"),
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("contract.new")}
      closeButtonProps={{ "aria-label": t("actions.close", { ns: "common" }) }}
    >
      <Form
        form={form}
        guard={false}
        labels={labels}
        submitLabel={t("create")}
        onCancel={onClose}
        onSubmit={async ({ hoursPerTraject, reportTermDays, validUntil, ...rest }) => {
          await send(
            api.POST("/commissioning-parties/{partyId}/contracts", {
              params: { path: { partyId } },
              body: {
                ...rest,
                hoursPerTraject: hoursPerTraject === "" ? null : Number(hoursPerTraject),
                reportTermDays: reportTermDays === "" ? null : Number(reportTermDays),
                validUntil: orNull(validUntil),
              },
            }),
          );
          void cache.invalidateQueries({ queryKey: ["contracts", partyId] });
          showToast(t("state.saved", { ns: "common" }));
          onClose();
        }}
      >
        <TextInput label={labels.reference} data-autofocus {...form.getInputProps("reference")} />
        <Checkbox.Group label={labels.services} {...form.getInputProps("services")}>
          {services.map((service) => (
            <Checkbox
              key={service}
              mt="sm"
              value={service}
              label={t(`service.${service}`, { ns: "common" })}
            />
          ))}
        </Checkbox.Group>
        <Checkbox.Group
          label={labels.intakeFields}
          description={t("contract.fieldsHelp")}
          {...form.getInputProps("intakeFields")}
        >
          {fields.map((field) => (
            <Checkbox key={field} mt="sm" value={field} label={t(`fields.${field}`)} />
          ))}
        </Checkbox.Group>
        <TextInput
          label={labels.hoursPerTraject}
          inputMode="numeric"
          {...form.getInputProps("hoursPerTraject")}
        />
        <TextInput
          label={labels.reportTermDays}
          inputMode="numeric"
          {...form.getInputProps("reportTermDays")}
        />
        <DateInput label={labels.validFrom} {...form.getInputProps("validFrom")} />
        <DateInput label={labels.validUntil} {...form.getInputProps("validUntil")} />
        <Checkbox
          label={labels.planApprovalRequired}
          description={t("contract.planApprovalHelp")}
          {...form.getInputProps("planApprovalRequired", { type: "checkbox" })}
        />
      </Form>
    </Modal>
  );
}
