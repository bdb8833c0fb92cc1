import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { longDate } from "@/ui/dates";
import { IconPencil } from "@/ui/icons";
import { Facts, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import styles from "./administration.module.css";
import { templatesQuery, type Template } from "./queries";
import { TemplateForm } from "./TemplateForm";

/** What each service brings along: period, phases, documents due. A change is a new version. */
export function Services() {
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const query = useQuery(templatesQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonLines />;
  const templates = query.data.items;
  const template = templates.find((one) => one.service === chosen) ?? templates[0];
  if (!template) return null;
  return (
    <>
      <NativeSelect
        label={t("service.choose")}
        maw={400}
        mb="lg"
        value={template.service}
        disabled={editing}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={templates.map((one) => ({ value: one.service, label: common(`service.${one.service}`) }))}
      />
      <Section
        title={common(`service.${template.service}`)}
        summary={t("service.version", { version: template.version, date: longDate(template.createdAt) })}
        actions={
          editing ? null : (
            <Button variant="light" leftSection={<IconPencil />} onClick={() => setEditing(true)}>
              {t("service.change")}
            </Button>
          )
        }
      >
        {editing ? (
          <TemplateForm
            key={`${template.service}-${String(template.version)}`}
            template={template}
            onClose={() => setEditing(false)}
          />
        ) : (
          <TemplateFacts template={template} />
        )}
      </Section>
    </>
  );
}

function TemplateFacts({ template }: { template: Template }) {
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const term = (one: Template["documents"][number]["term"]): string =>
    t(`service.units.${one.unit}`, { count: one.count });
  return (
    <>
      <Facts
        items={[
          {
            label: t("service.period"),
            value: template.period ? term(template.period) : t("service.noPeriod"),
          },
          { label: t("service.phases"), value: template.phases.map((phase) => phase.name).join(" → ") },
          ...template.documents.map((document) => ({
            label: common(`taskKind.${document.kind}`),
            value:
              t(`service.anchors.${document.anchor}`, { term: term(document.term) }) +
              (document.repeat ? t("service.repeats", { term: term(document.repeat) }) : ""),
          })),
        ]}
      />
      <p className={styles.quiet}>{t("service.kept")}</p>
    </>
  );
}
