import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DataTable, type Column } from "@/ui/DataTable";
import { shortDate } from "@/ui/dates";
import { IconFileText } from "@/ui/icons";
import { EmptyState } from "@/ui/States";

import { RestrictedMark } from "../RestrictedMark";
import { AddDocuments } from "./AddDocuments";
import { documentsQuery, type FileDocument, type Shelf } from "./documentApi";
import styles from "./documents.module.css";
import { sizeInWords } from "./fileCheck";
import { Thumbnail } from "./Picture";
import { Preview } from "./Preview";
import { ScanTag } from "./ScanTag";

/** The documents of one shelf: add, look, open. */
export function DocumentTable({ shelf, mayWrite }: { shelf: Shelf; mayWrite: boolean }) {
  const { t, i18n } = useTranslation("clients");
  const query = useQuery(documentsQuery(shelf));
  const [openId, setOpenId] = useState<string | null>(null);
  const open = query.data?.items.find((one) => one.id === openId) ?? null;
  const title = t(shelf.purpose ? "documents.healthTitle" : "documents.label");
  const columns: Column<FileDocument>[] = [
    {
      key: "title",
      header: t("documents.document"),
      cell: (row) => (
        <span className={styles.named}>
          <Thumbnail shelf={shelf} document={row} />
          <span>
            {row.title} <RestrictedMark id={row.id} />
            <span className={styles.second}>
              {t(`documents.kinds.${row.kind}`)}
              {row.pageCount ? `, ${t("documents.pages", { count: row.pageCount })}` : null}
            </span>
          </span>
        </span>
      ),
      sort: (row) => row.title,
    },
    {
      key: "date",
      header: t("documents.date"),
      cell: (row) => (
        <time className={styles.noWrap} dateTime={row.uploadedAt}>
          {shortDate(row.uploadedAt)}
        </time>
      ),
      sort: (row) => row.uploadedAt,
      phone: "hide",
    },
    {
      key: "size",
      header: t("documents.size"),
      cell: (row) => <span className={styles.noWrap}>{sizeInWords(row.byteSize, i18n.language)}</span>,
      sort: (row) => row.byteSize,
      align: "end",
      phone: "hide",
    },
    { key: "scan", header: t("documents.scan"), cell: (row) => <ScanTag state={row.scanState} /> },
  ];
  const empty = shelf.purpose ? "documents.healthEmpty" : "documents.empty";
  return (
    <>
      {mayWrite && query.data ? <AddDocuments shelf={shelf} maximum={query.data.maximumBytes} /> : null}
      <DataTable
        label={title}
        rows={query.data?.items}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpenId(row.id)}
        currentKey={openId}
        problem={query.error}
        retry={() => void query.refetch()}
        hotkeys={shelf.purpose ? "off" : "page"}
        empty={
          <EmptyState icon={IconFileText} title={t(empty)} compact>
            {t(`${empty}Text`)}
          </EmptyState>
        }
      />
      <Preview shelf={shelf} document={open} mayWrite={mayWrite} onClose={() => setOpenId(null)} />
    </>
  );
}
