import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Banner } from "@/ui/Banner";
import { focusOnce } from "@/ui/focusOnce";
import { IconFileText, IconPencil } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { showToast } from "@/ui/toast";

import { field } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import styles from "./plan.module.css";
import { refreshPlan, savePlan, type Plan, type PlanOf } from "./planApi";

const names = ["goals", "startingPoint", "clientView", "agreements", "practicalMatters"] as const;
const helped = ["goals", "startingPoint", "clientView"] as const;

type Name = (typeof names)[number];
type Values = Record<Name, string>;

const valuesOf = (plan: Plan): Values => ({
  goals: plan.goals ?? "",
  startingPoint: plan.startingPoint ?? "",
  clientView: plan.clientView ?? "",
  agreements: plan.agreements ?? "",
  practicalMatters: plan.practicalMatters ?? "",
});

/** What the plan says, to read and to write. An edit of an approved version becomes the next one. */
export function PlanTexts({ of, plan, mayWrite }: { of: PlanOf; plan: Plan; mayWrite: boolean }) {
  const { t } = useTranslation("clients");
  const [editing, setEditing] = useState(false);
  const values = valuesOf(plan);
  const edit = mayWrite ? (
    <Button
      variant={plan.version === 0 ? "light" : "default"}
      leftSection={<IconPencil />}
      onClick={() => setEditing(true)}
    >
      {t(plan.version === 0 ? "plan.texts.write" : "plan.texts.edit")}
    </Button>
  ) : null;
  return (
    <Section title={t("plan.texts.title")} actions={plan.version > 0 && !editing ? edit : null}>
      {editing ? (
        <PlanTextsForm of={of} plan={plan} onDone={() => setEditing(false)} />
      ) : plan.version === 0 ? (
        <EmptyState icon={IconFileText} title={t("plan.texts.empty")} action={edit}>
          {t("plan.texts.emptyText")}
        </EmptyState>
      ) : (
        <dl className={styles.texts}>
          {names.map((name) => (
            <div key={name} data-own={name === "clientView" || undefined}>
              <dt>{t(`plan.texts.${name}`)}</dt>
              <dd data-none={values[name] === "" || undefined}>
                {values[name] || t("state.none", { ns: "common" })}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

function PlanTextsForm({ of, plan, onDone }: { of: PlanOf; plan: Plan; onDone: () => void }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  // What was open when the form was; a save elsewhere is met by If-Match, not by changing what is being typed.
  const [opened] = useState(plan);
  const finish = (): void => {
    onDone();
    void refreshPlan(of);
  };
  return (
    <VersionedForm<Values>
      initial={valuesOf(opened)}
      version={opened.version}
      validate={{}}
      fields={names.map((name) => field<Values>(name, t(`plan.texts.${name}`)))}
      save={async (values, version) => {
        await savePlan(of, values, version);
        showToast(common("state.saved"));
      }}
      fromCurrent={(current) => {
        const now = current as Plan;
        return { values: valuesOf(now), version: now.version };
      }}
      onDone={finish}
    >
      {(form) => (
        <>
          {opened.state === "draft" ? null : (
            <Banner>{t("plan.texts.next", { number: opened.number, next: opened.number + 1 })}</Banner>
          )}
          {names.map((name) => {
            const help = helped.find((one) => one === name);
            return (
              <Textarea
                key={name}
                label={t(`plan.texts.${name}`)}
                {...(help ? { description: t(`plan.texts.${help}Help`) } : {})}
                autosize
                minRows={3}
                maxRows={16}
                maxLength={20_000}
                {...form.getInputProps(name)}
                ref={name === "goals" ? focusOnce : null}
              />
            );
          })}
        </>
      )}
    </VersionedForm>
  );
}
