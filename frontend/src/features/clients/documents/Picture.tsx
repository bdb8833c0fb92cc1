import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { IconFileText, IconPhoto } from "@/ui/icons";
import { ErrorState } from "@/ui/States";

import { pictureQuery, type FileDocument, type Shelf } from "./documentApi";
import styles from "./documents.module.css";

function Canvas({ bitmap, label, className }: { bitmap: ImageBitmap; label: string; className: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext("2d")?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  const words = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return <canvas ref={canvas} width={bitmap.width} height={bitmap.height} className={className} {...words} />;
}

/** One page, drawn; the picture itself has no address that could stay behind. */
export function PagePicture({
  shelf,
  document,
  page,
  label,
}: {
  shelf: Shelf;
  document: FileDocument;
  page: number;
  label: string;
}) {
  const query = useQuery(pictureQuery(shelf, document, page));
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} compact />;
  if (!query.data) return <div className={styles.pageWaiting} aria-busy="true" />;
  return <Canvas bitmap={query.data} label={label} className={styles.page ?? ""} />;
}

function canShow(document: FileDocument): boolean {
  return document.pageCount != null && ["clean", "not-scanned"].includes(document.scanState);
}

/** The first page, small, fetched when its row comes into sight. Only decoration: the title beside it says what it is. */
export function Thumbnail({ shelf, document }: { shelf: Shelf; document: FileDocument }) {
  const place = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const query = useQuery({
    ...pictureQuery(shelf, document, 0),
    enabled: seen && canShow(document),
    retry: false,
  });
  const Icon = document.mediaType.startsWith("image/") ? IconPhoto : IconFileText;
  return (
    <span ref={place} className={styles.thumb} aria-hidden="true">
      {query.data ? (
        <Canvas bitmap={query.data} label="" className={styles.thumbPicture ?? ""} />
      ) : (
        <Icon size={18} />
      )}
    </span>
  );
}
