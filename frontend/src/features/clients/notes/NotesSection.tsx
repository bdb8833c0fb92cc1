import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { clock, longDate, shortDate } from "@/ui/dates";
import { IconMessages, IconPencil } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { useOpenedItem } from "@/ui/openedItem";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { MoreButton } from "@/ui/MoreButton";

import { notesQuery } from "../queries";
import { may } from "../sections";
import { NoteItem } from "./NoteItem";
import styles from "./notes.module.css";
import { isEmpty } from "./noteValues";
import { useDraft } from "./useDraft";

/** Contacts with the client, the newest first (R13). */
export function NotesSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const opened = useOpenedItem();
  const query = useInfiniteQuery(notesQuery(client.id, opened));
  const { draft, keeper } = useDraft();
  const mayWrite = may(client, "note.write");
  const hasDraft = !isEmpty(draft.values);
  const notes = query.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={t("sections.notes")}>
      {mayWrite && !draft.open ? (
        <button
          type="button"
          className={styles.invite}
          data-draft={hasDraft || undefined}
          onClick={() => keeper.open(true)}
        >
          <IconPencil />
          <span className={styles.inviteText}>
            {hasDraft
              ? t("notes.resume", {
                  when: draft.savedAt
                    ? `${shortDate(draft.savedAt)} ${clock(draft.savedAt)}`
                    : t("notes.justNow"),
                })
              : t("notes.invite")}
          </span>
          <Kbd>N</Kbd>
        </button>
      ) : null}
      {opened && notes?.[0] ? (
        <p className={styles.fromHere}>
          {t("timeline.fromHere", { date: longDate(notes[0].happenedAt) })}{" "}
          <Link to="/clients/$clientId/$section" params={{ clientId: client.id, section: "notes" }}>
            {t("timeline.toNewest")}
          </Link>
        </p>
      ) : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={7} /> : null}
      {notes?.length === 0 ? (
        <EmptyState icon={IconMessages} title={t("notes.empty")}>
          {t("notes.emptyText")}
        </EmptyState>
      ) : null}
      <ol className={styles.list}>
        {notes?.map((note) => (
          <NoteItem key={note.id} note={note} />
        ))}
      </ol>
      <MoreButton query={query} />
    </Section>
  );
}
