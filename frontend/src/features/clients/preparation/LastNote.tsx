import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { clock, shortDate } from "@/ui/dates";

import styles from "./preparation.module.css";

/** The beginning of a note; the whole of it is one key away. */
export function LastNote({ note }: { note: Schema<"Note"> }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  return (
    <li className={styles.note}>
      <p className={styles.noteHead}>
        <Link
          to="/clients/$clientId/$section"
          params={{ clientId: client.id, section: "notes" }}
          hash={note.id}
          preload={false}
        >
          {t(`notes.kinds.${note.kind}`)}
        </Link>
        <time dateTime={note.happenedAt}>
          {shortDate(note.happenedAt)} {clock(note.happenedAt)}
        </time>
        <span>{note.authorName}</span>
      </p>
      <p className={styles.noteText}>{note.text}</p>
    </li>
  );
}
