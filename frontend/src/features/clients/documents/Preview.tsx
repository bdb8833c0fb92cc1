import { Button, Drawer } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { shortDate } from "@/ui/dates";
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconFileText,
  IconHourglass,
  IconPencil,
  IconTrash,
} from "@/ui/icons";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";

import { documentHash } from "../disclosures/handOver";
import { may } from "../sections";
import {
  documentsQuery,
  downloadDocument,
  removeDocument,
  restoreDocument,
  textQuery,
  type FileDocument,
  type Shelf,
} from "./documentApi";
import { DocumentForm } from "./DocumentForm";
import styles from "./documents.module.css";
import { sizeInWords } from "./fileCheck";
import { PagePicture } from "./Picture";
import { ScanTag } from "./ScanTag";

interface PreviewProps {
  shelf: Shelf;
  document: FileDocument | null;
  mayWrite: boolean;
  onClose: () => void;
}

/** A document beside the list: its pages, what is known of it, and what can be done with it. */
export function Preview({ shelf, document, mayWrite, onClose }: PreviewProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={document !== null}
      onClose={onClose}
      position="right"
      size="min(720px, 100%)"
      title={<span className={styles.drawerTitle}>{document?.title}</span>}
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      {document ? (
        <Opened key={document.id} shelf={shelf} document={document} mayWrite={mayWrite} onClose={onClose} />
      ) : null}
    </Drawer>
  );
}

function Opened({ shelf, document, mayWrite, onClose }: PreviewProps & { document: FileDocument }) {
  const { t, i18n } = useTranslation("clients");
  const { t: common } = useTranslation();
  const client = useClientScope();
  const cache = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const refresh = (): Promise<void> =>
    cache.invalidateQueries({ queryKey: documentsQuery(shelf).queryKey.slice(0, 3) });
  const attempt = (act: () => Promise<void>): void => {
    setProblem(null);
    act().catch(setProblem);
  };
  const remove = async (): Promise<void> => {
    await removeDocument(shelf, document);
    showToast(t("documents.removed"), () => void restoreDocument(shelf, document).then(refresh));
    onClose();
    await refresh();
  };
  const served = document.scanState === "clean" || document.scanState === "not-scanned";
  return (
    <div className={styles.preview}>
      <p className={styles.facts}>
        <span>{t(`documents.kinds.${document.kind}`)}</span>
        <span>{shortDate(document.uploadedAt)}</span>
        <span>{t("documents.by", { name: document.uploadedByName })}</span>
        <span>{sizeInWords(document.byteSize, i18n.language)}</span>
        <ScanTag state={document.scanState} />
      </p>
      {problem ? <ErrorState problem={problem} compact /> : null}
      {editing ? (
        <DocumentForm
          shelf={shelf}
          document={document}
          onDone={() => {
            setEditing(false);
            void refresh();
          }}
        />
      ) : (
        <div className={styles.buttons}>
          <Button
            variant="default"
            disabled={!served}
            leftSection={<IconDownload />}
            onClick={() => attempt(() => downloadDocument(shelf, document))}
          >
            {t("documents.download")}
          </Button>
          {shelf.purpose === null && served && may(client, "disclosure.hand-over") ? (
            <Button
              variant="default"
              leftSection={<IconArrowsExchange />}
              renderRoot={(props) => (
                <Link
                  to="/clients/$clientId/$section"
                  params={{ clientId: client.id, section: "disclosures" }}
                  hash={`${documentHash}${document.id}`}
                  {...props}
                />
              )}
            >
              {t("handOver.fromDocument")}
            </Button>
          ) : null}
          {mayWrite ? (
            <>
              <Button variant="default" leftSection={<IconPencil />} onClick={() => setEditing(true)}>
                {t("documents.edit")}
              </Button>
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash />}
                onClick={() => attempt(remove)}
              >
                {common("actions.remove")}
              </Button>
            </>
          ) : null}
        </div>
      )}
      <DocumentContent shelf={shelf} document={document} />
    </div>
  );
}

/** The document itself, as far as a screen can show it. */
export function DocumentContent({ shelf, document }: { shelf: Shelf; document: FileDocument }) {
  const { t } = useTranslation("clients");
  if (document.scanState === "infected") {
    return (
      <EmptyState icon={IconAlertTriangle} title={t("documents.infected")} compact>
        {t("documents.infectedText")}
      </EmptyState>
    );
  }
  if (document.scanState === "waiting") {
    return (
      <EmptyState icon={IconHourglass} title={t("documents.scanning")} compact>
        {t("documents.scanningText")}
      </EmptyState>
    );
  }
  if (document.pageCount) return <Pages shelf={shelf} document={document} count={document.pageCount} />;
  if (document.mediaType === "text/plain") return <PlainText shelf={shelf} document={document} />;
  return (
    <EmptyState icon={IconFileText} title={t("documents.noPreview")} compact>
      {t("documents.noPreviewText")}
    </EmptyState>
  );
}

/** Page by page; the arrow keys turn them. */
function Pages({ shelf, document, count }: { shelf: Shelf; document: FileDocument; count: number }) {
  const { t } = useTranslation("clients");
  const [page, setPage] = useState(1);
  const turn = (step: number): void => setPage((now) => Math.min(Math.max(now + step, 1), count));
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "ArrowLeft") turn(-1);
    if (event.key === "ArrowRight") turn(1);
  };
  const label = t("documents.page", { number: page, count });
  return (
    <div className={styles.pages}>
      {count > 1 ? (
        // The arrows work on the buttons too: this only listens to what bubbles up from them.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className={styles.turn} onKeyDown={onKey}>
          <Button
            variant="default"
            aria-label={t("documents.previous")}
            disabled={page === 1}
            onClick={() => turn(-1)}
          >
            <IconChevronLeft />
          </Button>
          <span aria-live="polite">{label}</span>
          <Button
            variant="default"
            aria-label={t("documents.next")}
            disabled={page === count}
            onClick={() => turn(1)}
          >
            <IconChevronRight />
          </Button>
        </div>
      ) : null}
      <PagePicture
        key={page}
        shelf={shelf}
        document={document}
        page={page}
        label={`${document.title}, ${label}`}
      />
    </div>
  );
}

function PlainText({ shelf, document }: { shelf: Shelf; document: FileDocument }) {
  const query = useQuery(textQuery(shelf, document));
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} compact />;
  if (query.data === undefined) return <SkeletonLines />;
  return <p className={styles.text}>{query.data}</p>;
}
