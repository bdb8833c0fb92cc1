import { Checkbox } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { numericDate } from "@/ui/dates";
import { IconCircleCheck } from "@/ui/icons";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";

import { hoursText, moneyText } from "./numbers";
import styles from "./plan.module.css";
import type { ActivityComparison, ActivityGroup, FieldComparison, PlanComparison } from "./planApi";
import { wordDiff } from "./wordDiff";
import { changeLooks } from "./words";

/** Two versions beside each other, one above the other on a phone; what changed in a text is marked word by word. */
export function Comparison({ comparison }: { comparison: PlanComparison }) {
  const { t } = useTranslation("clients");
  const [all, setAll] = useState(false);
  const shown = <Item extends { change: string }>(items: Item[]): Item[] =>
    all ? items : items.filter((item) => item.change !== "same");
  const [texts, activities] = [shown(comparison.texts), shown(comparison.activities)];
  const { before, after } = comparison;
  return (
    <>
      <Checkbox
        className={styles.all}
        label={t("plan.versions.showSame")}
        checked={all}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
      {texts.length === 0 && activities.length === 0 ? (
        <EmptyState icon={IconCircleCheck} title={t("plan.versions.none")} compact>
          {t("plan.versions.noneText")}
        </EmptyState>
      ) : (
        <div className={styles.comparison}>
          <div className={styles.sides} data-head aria-hidden>
            <span>{t("plan.versions.was", { number: before })}</span>
            <span>{t("plan.versions.was", { number: after })}</span>
          </div>
          {texts.map((one) => (
            <TextRow key={one.field} one={one} before={before} after={after} />
          ))}
          {activities.map((one) => (
            <ActivityRow key={one.id} one={one} before={before} after={after} />
          ))}
        </div>
      )}
    </>
  );
}

interface Versions {
  before: number;
  after: number;
}

function ChangeTag({ change }: { change: FieldComparison["change"] }) {
  const { t } = useTranslation("clients");
  return (
    <StatusTag icon={changeLooks[change].icon} tone={changeLooks[change].tone}>
      {t(`plan.versions.changes.${change}`)}
    </StatusTag>
  );
}

const textNames = ["goals", "startingPoint", "clientView", "agreements", "practicalMatters"] as const;

function TextRow({ one, before, after }: { one: FieldComparison } & Versions) {
  const { t } = useTranslation("clients");
  const name = textNames.find((known) => known === one.field) ?? "goals";
  const pieces = wordDiff(one.before ?? "", one.after ?? "");
  const side = (kind: "removed" | "added"): ReactNode => {
    const mine = pieces.filter((piece) => piece.kind === "same" || piece.kind === kind);
    if (mine.length === 0) return <span className={styles.nothing}>{t("plan.versions.empty")}</span>;
    const Mark = kind === "removed" ? "del" : "ins";
    return mine.map((piece, index) =>
      // The pieces of one text never move: their place is their name.
      piece.kind === "same" ? <span key={index}>{piece.text}</span> : <Mark key={index}>{piece.text}</Mark>,
    );
  };
  return (
    <section className={styles.compared}>
      <h3>
        {t(`plan.texts.${name}`)} <ChangeTag change={one.change} />
      </h3>
      <div className={styles.sides}>
        <Side number={before}>{side("removed")}</Side>
        <Side number={after}>{side("added")}</Side>
      </div>
    </section>
  );
}

function Side({ number, children }: { number: number; children: ReactNode }) {
  const { t } = useTranslation("clients");
  return (
    <div className={styles.side}>
      <span className={styles.sideName}>{t("plan.versions.was", { number })}</span>
      <div>{children}</div>
    </div>
  );
}

function ActivityRow({ one, before, after }: { one: ActivityComparison } & Versions) {
  const { t } = useTranslation("clients");
  // The heading names group and product; they stand below only when they are what changed.
  const told =
    one.change === "changed"
      ? one.fields
      : one.fields.filter((field) => field.field !== "group" && field.field !== "product");
  const side = (which: "before" | "after"): ReactNode => {
    const absent = one.change === (which === "before" ? "added" : "removed");
    if (absent) return <span className={styles.nothing}>{t("plan.versions.absent")}</span>;
    if (told.length === 0) return <span>{one.product}</span>;
    return (
      <dl className={styles.fields}>
        {told.map((field) => (
          <FieldLine key={field.field} field={field} which={which} />
        ))}
      </dl>
    );
  };
  return (
    <section className={styles.compared}>
      <h3>
        {one.product} <span className={styles.group}>{t(`plan.groups.${one.group}`)}</span>{" "}
        <ChangeTag change={one.change} />
      </h3>
      <div className={styles.sides}>
        <Side number={before}>{side("before")}</Side>
        <Side number={after}>{side("after")}</Side>
      </div>
    </section>
  );
}

const fieldNames = {
  group: "group",
  product: "product",
  provider: "provider",
  aim: "aim",
  hours: "hours",
  cost: "cost",
  startsOn: "from",
  endsOn: "until",
} as const;

function FieldLine({ field, which }: { field: FieldComparison; which: "before" | "after" }) {
  const { t } = useTranslation("clients");
  const name = (Object.keys(fieldNames) as (keyof typeof fieldNames)[]).find((one) => one === field.field);
  const value = field[which];
  if (!name) return null;
  const Mark = which === "before" ? "del" : "ins";
  const words = (text: string): string => {
    if (name === "group") return t(`plan.groups.${text as ActivityGroup}`);
    if (name === "hours") return hoursText(Number(text));
    if (name === "cost") return moneyText(Number(text));
    return name === "startsOn" || name === "endsOn" ? numericDate(text) : text;
  };
  return (
    <div>
      <dt>{t(`plan.activities.${fieldNames[name]}`)}</dt>
      <dd>
        {value === null || value === undefined ? (
          <span className={styles.nothing}>{t("plan.versions.empty")}</span>
        ) : (
          <Mark>{words(value)}</Mark>
        )}
      </dd>
    </div>
  );
}
