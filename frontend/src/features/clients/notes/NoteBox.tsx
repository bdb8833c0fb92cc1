import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { addDays, shortDate, today } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { Kbd } from "@/ui/Kbd";
import { duration } from "@/ui/moments";
import { showToast } from "@/ui/toast";

import { bookableQuery, refreshHours } from "../hours/hoursApi";
import { may } from "../sections";
import type { Draft, DraftKeeper } from "./draftStore";
import { DraftWords } from "./DraftWords";
import styles from "./notes.module.css";
import { isEmpty, noteKinds, usualMinutes, type NoteKind } from "./noteValues";
import { useSuggestions } from "./useSuggestions";

/** One box for every contact: kind by key, text, duration, next contact. Ctrl+Enter saves. */
export function NoteBox({ draft, keeper }: { draft: Draft; keeper: DraftKeeper }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const cache = useQueryClient();
  const { values } = draft;
  const next = useSuggestions(keeper);
  const traject =
    client.trajects.find((one) => one.state === "active") ??
    client.trajects.find((one) => one.state !== "closed");
  const bookable = useQuery({
    ...bookableQuery(client.id, traject?.id ?? ""),
    enabled: traject !== undefined && may(client, "hours.read"),
  });
  const activities = bookable.data?.activities ?? [];
  const left = bookable.data?.balance.leftMinutes;
  const choose = (kind: NoteKind): void => {
    const untouched = values.minutes === usualMinutes[values.kind];
    keeper.change({ kind, ...(untouched ? { minutes: usualMinutes[kind] } : {}) });
  };
  const save = async (): Promise<void> => {
    if (isEmpty(values) || draft.state === "saving") return;
    if (!(await keeper.saveNote())) return;
    showToast(t("notes.saved"));
    await cache.invalidateQueries({ queryKey: ["client", client.id, "notes"] });
    void cache.invalidateQueries({ queryKey: ["client", client.id, "timeline"] });
    void cache.invalidateQueries({ queryKey: ["client", client.id, "preparation"] });
    void cache.invalidateQueries({ queryKey: ["clients"] });
    void cache.invalidateQueries({ queryKey: ["day"] });
    void refreshHours(client.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      keeper.open(false);
    } else if (event.altKey && !event.ctrlKey) {
      const found = noteKinds.find(({ key }) => event.code === `Key${key}`);
      if (!found) return;
      event.preventDefault();
      choose(found.kind);
    }
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the box work from every field in it
    <form
      className={styles.box}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.kinds} role="group" aria-label={t("notes.kind")}>
        <span className={styles.alt} aria-hidden="true">
          <Kbd>Alt</Kbd>
        </span>
        {noteKinds.map(({ kind, key }) => (
          <button
            key={kind}
            type="button"
            className={styles.kind}
            aria-pressed={values.kind === kind}
            aria-keyshortcuts={`Alt+${key}`}
            onClick={() => choose(kind)}
          >
            {t(`notes.kinds.${kind}`)}
            <Kbd>{key}</Kbd>
          </button>
        ))}
      </div>
      {draft.problem && !draft.problem.isOffline ? <FormProblem problem={draft.problem} /> : null}
      <Textarea
        aria-label={t("notes.text")}
        placeholder={t("notes.placeholder")}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
        value={values.text}
        onChange={(event) => keeper.change({ text: event.currentTarget.value })}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the box is opened to type in
        autoFocus
      />
      <div className={styles.details}>
        <DateInput
          label={t("notes.date")}
          description=""
          prefer="past"
          width={132}
          value={values.date}
          onChange={(date) => keeper.change({ date })}
        />
        <TextInput
          label={t("notes.time")}
          type="time"
          w={112}
          value={values.time}
          onChange={(event) => keeper.change({ time: event.currentTarget.value })}
        />
        <TextInput
          label={t("notes.minutes")}
          inputMode="numeric"
          w={64}
          value={values.minutes}
          onChange={(event) => keeper.change({ minutes: event.currentTarget.value.replaceAll(/\D/g, "") })}
        />
        <DateInput
          label={t("notes.next")}
          description=""
          width={132}
          value={values.nextContactOn}
          onChange={(nextContactOn) => keeper.change({ nextContactOn })}
        />
        {activities.length > 0 ? (
          <NativeSelect
            label={t("notes.activity")}
            w={220}
            value={values.activityId}
            data={[
              { value: "", label: t("notes.noActivity") },
              ...activities.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => keeper.change({ activityId: event.currentTarget.value })}
          />
        ) : null}
        <div className={styles.quick} role="group" aria-label={t("notes.next")}>
          {next ? (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => keeper.change({ nextContactOn: next })}
            >
              {t("notes.nextAppointment", { day: shortDate(next) })}
            </Button>
          ) : null}
          {[7, 14].map((days) => (
            <Button
              key={days}
              size="compact-xs"
              variant="default"
              onClick={() => keeper.change({ nextContactOn: addDays(today(), days) })}
            >
              {t("notes.weeks", { count: days / 7 })}
            </Button>
          ))}
        </div>
      </div>
      <div className={styles.foot}>
        <DraftWords draft={draft} />
        {left == null ? null : (
          <span className={styles.left} data-over={Number(values.minutes) > left || undefined}>
            {t("notes.left", { left: duration(Math.max(left, 0)) })}
          </span>
        )}
        {isEmpty(values) ? null : (
          <Button variant="subtle" color="gray" onClick={() => keeper.discard()}>
            {t("notes.discard")}
          </Button>
        )}
        <Button type="submit" disabled={isEmpty(values)} rightSection={<Kbd>Ctrl ↵</Kbd>}>
          {common("actions.save")}
        </Button>
      </div>
    </form>
  );
}
