import { ActionIcon, Button, NativeSelect, Progress, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type DragEvent, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useHotkey } from "@/ui/hotkeys";
import { IconUpload, IconX } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { showToast } from "@/ui/toast";

import { addDocument, documentsQuery, kindsOf, type DocumentKind, type Shelf } from "./documentApi";
import styles from "./documents.module.css";
import { fileFault, sizeInWords, titleOf } from "./fileCheck";

interface Chosen {
  file: File;
  key: string;
  title: string;
  share: number | null;
  problem: string | null;
}

function keepPage(event: Event): void {
  event.preventDefault();
}

/** A file dropped beside the zone must not make the browser leave the file of the client to open it. */
function useMissedDrops(): void {
  useEffect(() => {
    window.addEventListener("dragover", keepPage);
    window.addEventListener("drop", keepPage);
    return () => {
      window.removeEventListener("dragover", keepPage);
      window.removeEventListener("drop", keepPage);
    };
  }, []);
}

/** Choose or drop files, say what they are, and send them one after the other. U opens the chooser. */
export function AddDocuments({ shelf, maximum }: { shelf: Shelf; maximum: number }) {
  const { t, i18n } = useTranslation("clients");
  const { t: common } = useTranslation();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const kinds = kindsOf(shelf);
  const [kind, setKind] = useState<DocumentKind>(kinds[0] ?? "other");
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const size = sizeInWords(maximum, i18n.language);
  useMissedDrops();
  useHotkey("u", shelf.purpose ? undefined : () => input.current?.click());

  const change = (key: string, part: Partial<Chosen>): void =>
    setChosen((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const take = (files: Iterable<File>): void => {
    const fresh = [...files].map((file) => {
      const fault = fileFault(file, maximum);
      return {
        file,
        key: crypto.randomUUID(),
        title: titleOf(file.name),
        share: null,
        problem: fault ? t(`documents.fault.${fault}`, { size }) : null,
      };
    });
    setChosen((all) => [...all, ...fresh]);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const sendable = chosen.filter((one) => fileFault(one.file, maximum) === null);
  const submit = async (): Promise<void> => {
    setBusy(true);
    let added = 0;
    for (const one of sendable) {
      change(one.key, { share: 0, problem: null });
      try {
        await addDocument(shelf, { ...one, kind }, (share) => change(one.key, { share }));
        added += 1;
        setChosen((all) => all.filter(({ key }) => key !== one.key));
      } catch (cause) {
        if (!(cause instanceof ApiProblem)) throw cause;
        const words = cause.isOffline ? common("problem.offlineText") : cause.detail;
        change(one.key, { share: null, problem: words });
      }
    }
    setBusy(false);
    if (added > 0) {
      showToast(t("documents.added", { count: added }));
      await cache.invalidateQueries({ queryKey: documentsQuery(shelf).queryKey.slice(0, 3) });
    }
  };
  useHotkey("mod+enter", sendable.length > 0 && !busy ? () => void submit() : undefined);

  return (
    <form
      className={styles.add}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label
        className={styles.drop}
        htmlFor={inputId}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconUpload size={18} />
        <span>
          <strong>{t("documents.choose")}</strong>
          <span className={styles.quiet}>{t("documents.accepted", { size })}</span>
        </span>
        {shelf.purpose ? null : <Kbd>U</Kbd>}
        <input
          ref={input}
          id={inputId}
          type="file"
          multiple
          className="visuallyHidden"
          onChange={(event) => {
            take(event.currentTarget.files ?? []);
            event.currentTarget.value = "";
          }}
        />
      </label>
      {chosen.length > 0 ? (
        <fieldset className={styles.chosen} disabled={busy}>
          <legend className="visuallyHidden">{t("documents.waiting")}</legend>
          <NativeSelect
            label={t("documents.kind")}
            value={kind}
            onChange={(event) => {
              const code = event.currentTarget.value;
              setKind(kinds.find((one) => one === code) ?? "other");
              setChosen((all) => all.map((one) => ({ ...one, key: crypto.randomUUID() })));
            }}
            data={kinds.map((code) => ({ value: code, label: t(`documents.kinds.${code}`) }))}
          />
          <ul className={styles.queue}>
            {chosen.map((one) => (
              <li key={one.key}>
                <div className={styles.queueRow}>
                  <TextInput
                    aria-label={`${t("documents.title")}: ${one.file.name}`}
                    value={one.title}
                    maxLength={200}
                    onChange={(event) => change(one.key, { title: event.currentTarget.value })}
                    error={one.problem}
                  />
                  <span className={styles.quiet}>{sizeInWords(one.file.size, i18n.language)}</span>
                  <ActionIcon
                    aria-label={t("documents.drop", { name: one.file.name })}
                    onClick={() => setChosen((all) => all.filter(({ key }) => key !== one.key))}
                  >
                    <IconX />
                  </ActionIcon>
                </div>
                {one.share === null ? null : (
                  <Progress
                    value={one.share * 100}
                    size="sm"
                    aria-label={t("documents.sending", { percent: Math.round(one.share * 100) })}
                  />
                )}
              </li>
            ))}
          </ul>
          <div className={styles.buttons}>
            <Button type="submit" loading={busy} disabled={sendable.length === 0}>
              {t("documents.submit", { count: Math.max(sendable.length, 1) })}
            </Button>
            <Button variant="default" onClick={() => setChosen([])}>
              {common("actions.cancel")}
            </Button>
          </div>
        </fieldset>
      ) : null}
    </form>
  );
}
