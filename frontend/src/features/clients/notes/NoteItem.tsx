import { ActionIcon, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, ifMatch, send } from "@/api/client";
import { useMe } from "@/api/queries";
import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { clock, shortDate } from "@/ui/dates";
import {
  IconCalendar,
  IconMail,
  IconMessages,
  IconNote,
  IconPencil,
  IconPhone,
  IconUserOff,
  type IconType,
} from "@/ui/icons";
import { RelativeDate } from "@/ui/RelativeDate";
import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

import { field } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import { RestrictedMark, useRestricted } from "../RestrictedMark";
import { may } from "../sections";
import styles from "./notes.module.css";
import type { NoteKind } from "./noteValues";

type Note = Schema<"Note">;

const icons: Record<NoteKind, IconType> = {
  conversation: IconMessages,
  phone: IconPhone,
  mail: IconMail,
  "no-show": IconUserOff,
  other: IconNote,
};

/** One contact; its author can mend the text. */
export function NoteItem({ note }: { note: Note }) {
  const me = useMe();
  const { t } = useTranslation("clients");
  const [editing, setEditing] = useState(false);
  const client = useClientScope();
  const restricted = useRestricted({ id: note.id });
  const Icon = icons[note.kind];
  return (
    <li className={styles.note} data-item={note.id}>
      <span className={styles.noteIcon} data-kind={note.kind}>
        <Icon size={16} />
      </span>
      <div className={styles.noteBody}>
        <div className={styles.noteHead}>
          <strong>{t(`notes.kinds.${note.kind}`)}</strong>
          <time dateTime={note.happenedAt}>
            {shortDate(note.happenedAt)} {clock(note.happenedAt)}
          </time>
          {note.durationMinutes ? (
            <span>{t("notes.minutesShort", { count: note.durationMinutes })}</span>
          ) : null}
          <span>{note.authorName}</span>
          <RestrictedMark id={note.id} />
          {note.authorId === me.userId && !editing && !restricted && may(client, "note.write") ? (
            <ActionIcon
              size={24}
              className={styles.noteEdit ?? ""}
              aria-label={t("notes.edit", { when: shortDate(note.happenedAt) })}
              onClick={() => setEditing(true)}
            >
              <IconPencil size={14} />
            </ActionIcon>
          ) : null}
        </div>
        {editing ? (
          <NoteForm note={note} onDone={() => setEditing(false)} />
        ) : (
          <p className={styles.text}>{note.text}</p>
        )}
        {note.nextContactOn ? (
          <p className={styles.next}>
            <IconCalendar size={14} />
            {t("notes.next")}: <RelativeDate value={note.nextContactOn} />
          </p>
        ) : null}
      </div>
    </li>
  );
}

function NoteForm({ note, onDone }: { note: Note; onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const cache = useQueryClient();
  return (
    <VersionedForm<{ text: string }>
      initial={{ text: note.text }}
      version={note.version}
      validate={{ text: required }}
      fields={[field<{ text: string }>("text", t("notes.text"))]}
      save={async ({ text }, version) => {
        await send(
          api.PATCH("/clients/{clientId}/notes/{noteId}", {
            params: { path: { clientId: client.id, noteId: note.id } },
            headers: ifMatch(version),
            body: { text: text.trim() },
          }),
        );
        await cache.invalidateQueries({ queryKey: ["client", client.id, "notes"] });
        showToast(common("state.saved"));
      }}
      fromCurrent={(current) => {
        const now = current as Note;
        return { values: { text: now.text }, version: now.version };
      }}
      onDone={onDone}
    >
      {(form) => (
        <Textarea
          aria-label={t("notes.text")}
          autosize
          minRows={3}
          {...form.getInputProps("text")}
          data-autofocus
        />
      )}
    </VersionedForm>
  );
}
