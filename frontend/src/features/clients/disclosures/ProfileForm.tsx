import { NativeSelect, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";

import { placementsQuery } from "../results/resultsApi";
import { may } from "../sections";
import { kinds, makeProfile, type Preview, type ProfileKind, type ProfileValues } from "./disclosuresApi";
import styles from "./disclosures.module.css";

interface ProfileFormProps {
  initial: ProfileValues | null;
  onPreview: (values: ProfileValues, preview: Preview) => void;
  onCancel: () => void;
}

/** For which placement, with whom. What goes in is decided by the kind of placement and the client's consent. */
export function ProfileForm({ initial, onPreview, onCancel }: ProfileFormProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const traject = client.trajects.find((one) => one.state === "active") ?? client.trajects[0];
  const placements = useQuery({
    ...placementsQuery({ clientId: client.id, trajectId: traject?.id ?? "" }),
    enabled: traject !== undefined && may(client, "placement.read"),
  });
  // A profile is for the three kinds of R25; a placement of another kind is no reason to introduce.
  const known = (placements.data ?? []).filter((one) => kinds.some((kind) => kind === one.kind));
  const form = useForm({
    initialValues: {
      kind: (initial?.kind ?? "permanent") as ProfileKind,
      employerName: initial?.employerName ?? "",
      jobTitle: initial?.jobTitle ?? "",
      introduction: initial?.introduction ?? "",
    },
  });
  const choose = (id: string): void => {
    const placement = known.find((one) => one.id === id);
    if (!placement) return;
    form.setValues({
      employerName: placement.employerName,
      jobTitle: placement.jobTitle,
      kind: kinds.find((one) => one === placement.kind) ?? "permanent",
    });
  };
  return (
    <div className={styles.card}>
      <Form
        form={form}
        labels={{
          employerName: t("disclosures.employer"),
          jobTitle: t("disclosures.jobTitle"),
          introduction: t("disclosures.introduction"),
          experience: t("disclosures.fields.experience"),
          education: t("disclosures.fields.education"),
          diploma: t("disclosures.fields.diploma"),
          "wish-work": t("disclosures.fields.wish-work"),
          "wish-hours": t("disclosures.fields.wish-hours"),
          "wish-sector": t("disclosures.fields.wish-sector"),
          "wish-travel": t("disclosures.fields.wish-travel"),
        }}
        submitLabel={t("disclosures.preview")}
        onCancel={onCancel}
        onSubmit={async (values) => {
          const body: ProfileValues = { ...values, trajectId: traject?.id ?? "" };
          onPreview(body, await makeProfile(client.id, body));
        }}
      >
        {known.length > 0 ? (
          <NativeSelect
            label={t("disclosures.placement")}
            data={[
              { value: "", label: t("disclosures.placementNone") },
              ...known.map((one) => ({ value: one.id, label: `${one.employerName}, ${one.jobTitle}` })),
            ]}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        ) : null}
        <TextInput
          ref={focusOnce}
          label={t("disclosures.employer")}
          maxLength={200}
          required
          {...form.getInputProps("employerName")}
        />
        <TextInput
          label={t("disclosures.jobTitle")}
          maxLength={120}
          required
          {...form.getInputProps("jobTitle")}
        />
        <SegmentedControl
          aria-label={t("disclosures.kind")}
          data={kinds.map((value) => ({ value, label: t(`disclosures.kinds.${value}`) }))}
          value={form.values.kind}
          onChange={(value) => form.setFieldValue("kind", kinds.find((one) => one === value) ?? "permanent")}
        />
        <Textarea
          label={t("disclosures.introduction")}
          description={t("disclosures.introductionHelp")}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={1500}
          {...form.getInputProps("introduction")}
        />
      </Form>
    </div>
  );
}
