import { ActionIcon, Button, Textarea, TextInput } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { dateOf, shortDate, today } from "@/ui/dates";
import { IconX } from "@/ui/icons";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { notesQuery } from "../queries";
import { EvidenceChips, useEvidenceWords, type CitedEvidence } from "./EvidenceChips";
import { referencesQuery } from "./resultsApi";
import styles from "./results.module.css";
import { evidenceIcons, type EvidenceKind } from "./words";

const kinds = [
  "conversation",
  "reference",
  "observation",
  "other",
] as const satisfies readonly EvidenceKind[];

interface EvidencePickerProps {
  value: readonly CitedEvidence[];
  onChange: (value: CitedEvidence[]) => void;
  /** What is being typed and not yet added: it is saved along, so that nothing typed is lost. */
  onPending: (pending: CitedEvidence | null) => void;
  error?: string | null | undefined;
}

/** Two actions a piece: which kind, and which conversation or reference of this file (R11). */
export function EvidencePicker({ value, onChange, onPending, error }: EvidencePickerProps) {
  const { t } = useTranslation("clients");
  const words = useEvidenceWords();
  const [open, setOpen] = useState<EvidenceKind | null>(null);
  const toggle = (cited: CitedEvidence): void => {
    const rest = value.filter((one) => !same(one, cited));
    onChange(rest.length === value.length ? [...value, cited] : rest);
  };
  const show = (kind: EvidenceKind | null): void => {
    onPending(null);
    setOpen(kind);
  };
  const add = (cited: CitedEvidence): void => {
    onChange([...value, cited]);
    show(null);
  };
  return (
    <fieldset className={styles.evidence}>
      <legend>{t("results.evidence.title")}</legend>
      <p className={styles.help}>{t("results.evidence.help")}</p>
      <div className={styles.chips}>
        {kinds.map((kind) => {
          const Icon = evidenceIcons[kind];
          return (
            <button
              key={kind}
              type="button"
              className={styles.chip}
              aria-expanded={open === kind}
              onClick={() => show(open === kind ? null : kind)}
            >
              <Icon size={14} />
              <span>{t(`results.evidence.kinds.${kind}`)}</span>
            </button>
          );
        })}
      </div>
      {open === "conversation" ? <Conversations value={value} onToggle={toggle} /> : null}
      {open === "reference" ? <ReferencesToCite value={value} onToggle={toggle} /> : null}
      {open === "observation" ? <Observation onAdd={add} onPending={onPending} /> : null}
      {open === "other" ? <Other onAdd={add} onPending={onPending} /> : null}
      {value.length > 0 ? (
        <EvidenceChips
          evidence={value}
          act={(cited) => (
            <ActionIcon
              size={20}
              aria-label={t("results.evidence.remove", { what: words(cited) })}
              onClick={() => onChange(value.filter((one) => one !== cited))}
            >
              <IconX size={13} />
            </ActionIcon>
          )}
        />
      ) : null}
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

function same(a: CitedEvidence, b: CitedEvidence): boolean {
  return (
    a.kind === b.kind &&
    a.noteId === b.noteId &&
    a.referenceId === b.referenceId &&
    a.text === b.text &&
    a.observedOn === b.observedOn
  );
}

interface ListProps {
  value: readonly CitedEvidence[];
  onToggle: (cited: CitedEvidence) => void;
}

function Conversations({ value, onToggle }: ListProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useInfiniteQuery(notesQuery(client.id));
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} compact />;
  if (!query.data) return <SkeletonLines lines={3} />;
  // Who did not come said nothing: such a note proves nothing.
  const notes = query.data.pages.flatMap((page) => page.items).filter((note) => note.kind !== "no-show");
  if (notes.length === 0) return <p className={styles.picker}>{t("results.evidence.noNotes")}</p>;
  return (
    <div className={styles.picker}>
      <ul className={styles.options} aria-label={t("results.evidence.pickNote")}>
        {notes.map((note) => (
          <Option
            key={note.id}
            title={`${t(`notes.kinds.${note.kind}`)}, ${shortDate(note.happenedAt)}`}
            text={note.text}
            chosen={value.some((one) => one.noteId === note.id)}
            onToggle={() => onToggle({ kind: "conversation", noteId: note.id, on: dateOf(note.happenedAt) })}
          />
        ))}
      </ul>
    </div>
  );
}

function ReferencesToCite({ value, onToggle }: ListProps) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(referencesQuery(client.id));
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} compact />;
  if (!query.data) return <SkeletonLines lines={3} />;
  if (query.data.length === 0) return <p className={styles.picker}>{t("results.evidence.noReferences")}</p>;
  return (
    <div className={styles.picker}>
      <ul className={styles.options} aria-label={t("results.evidence.pickReference")}>
        {query.data.map((reference) => (
          <Option
            key={reference.id}
            title={`${reference.sourceName}, ${shortDate(reference.receivedOn)}`}
            text={reference.sourceCapacity}
            chosen={value.some((one) => one.referenceId === reference.id)}
            onToggle={() =>
              onToggle({ kind: "reference", referenceId: reference.id, on: reference.receivedOn })
            }
          />
        ))}
      </ul>
    </div>
  );
}

function Option(props: { title: string; text: string; chosen: boolean; onToggle: () => void }) {
  const { title, text, chosen, onToggle } = props;
  return (
    <li>
      <button type="button" className={styles.option} aria-pressed={chosen} onClick={onToggle}>
        {title}
        <span>{text}</span>
      </button>
    </li>
  );
}

interface TypedProps {
  onAdd: (cited: CitedEvidence) => void;
  onPending: (pending: CitedEvidence | null) => void;
}

function Observation({ onAdd, onPending }: TypedProps) {
  const { t } = useTranslation("clients");
  const [text, setText] = useState("");
  const [on, setOn] = useState(today());
  const cited = (typed: string, day: string): CitedEvidence | null =>
    typed.trim() !== "" && /^\d{4}-\d{2}-\d{2}$/.test(day)
      ? { kind: "observation", text: typed.trim(), observedOn: day, on: day }
      : null;
  const ready = cited(text, on);
  return (
    <div className={styles.picker}>
      <Textarea
        label={t("results.evidence.observed")}
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onPending(cited(event.currentTarget.value, on));
        }}
        data-autofocus
      />
      <DateInput
        label={t("results.evidence.observedOn")}
        prefer="past"
        value={on}
        onChange={(day) => {
          setOn(day);
          onPending(cited(text, day));
        }}
      />
      <Use ready={ready} onAdd={onAdd} />
    </div>
  );
}

function Other({ onAdd, onPending }: TypedProps) {
  const { t } = useTranslation("clients");
  const [text, setText] = useState("");
  const cited = (typed: string): CitedEvidence | null =>
    typed.trim() === "" ? null : { kind: "other", text: typed.trim() };
  return (
    <div className={styles.picker}>
      <TextInput
        label={t("results.evidence.other")}
        description={t("results.evidence.otherHelp")}
        maxLength={4000}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onPending(cited(event.currentTarget.value));
        }}
        data-autofocus
      />
      <Use ready={cited(text)} onAdd={onAdd} />
    </div>
  );
}

/** Puts what was typed among the evidence, to make room for another piece. */
function Use({ ready, onAdd }: { ready: CitedEvidence | null; onAdd: (cited: CitedEvidence) => void }) {
  const { t } = useTranslation("clients");
  return (
    <div>
      <Button variant="light" disabled={!ready} onClick={() => (ready ? onAdd(ready) : undefined)}>
        {t("results.evidence.use")}
      </Button>
    </div>
  );
}
