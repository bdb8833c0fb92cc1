import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type DragEvent, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { FormProblem } from "@/ui/Form";
import { IconFileSpreadsheet, IconUpload } from "@/ui/icons";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { fileFault, sizeInWords } from "./fileCheck";
import styles from "./intake.module.css";
import { partiesQuery, uploadFile } from "./queries";

/** Choose a commissioning party and a file; first as a trial, unless told otherwise. */
export function UploadForm({ onSent }: { onSent: (batchId: string) => void }) {
  const { t, i18n } = useTranslation("intake");
  const cache = useQueryClient();
  const parties = useQuery(partiesQuery);
  const [partyId, setPartyId] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [dryRun, setDryRun] = useState(true);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const inputId = useId();
  const fault = file ? fileFault(file) : null;

  if (parties.error)
    return <ErrorState problem={parties.error} retry={() => void parties.refetch()} compact />;
  if (!parties.data) return <SkeletonLines />;

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    setFile(event.dataTransfer.files[0] ?? null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!file || fault || partyId === "") return;
    setBusy(true);
    setProblem(null);
    try {
      const batch = await uploadFile(file, partyId, dryRun);
      void cache.invalidateQueries({ queryKey: ["batches"] });
      onSent(batch.id);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={styles.upload} onSubmit={(event) => void submit(event)}>
      {problem ? <FormProblem problem={problem} /> : null}
      <NativeSelect
        label={t("party")}
        value={partyId}
        onChange={(event) => setPartyId(event.currentTarget.value)}
        data={[
          { value: "", label: t("chooseParty") },
          ...parties.data.items.map((party) => ({ value: party.id, label: party.name })),
        ]}
      />
      <div>
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
          {file ? <IconFileSpreadsheet size={20} /> : <IconUpload size={20} />}
          <span>
            <strong>{file ? file.name : t("choose")}</strong>
            <span className={styles.quiet}>{file ? sizeInWords(file.size, i18n.language) : t("kinds")}</span>
          </span>
          <input
            id={inputId}
            type="file"
            className="visuallyHidden"
            accept=".csv,.xlsx,.ndjson,.jsonl,.json"
            aria-describedby={fault ? `${inputId}-fault` : undefined}
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </label>
        {fault ? (
          <p className={styles.fault} role="alert" id={`${inputId}-fault`}>
            {t(`fault.${fault}`)}
          </p>
        ) : null}
      </div>
      <Checkbox
        checked={dryRun}
        onChange={(event) => setDryRun(event.currentTarget.checked)}
        label={t("dryRun")}
        description={t("dryRunHelp")}
      />
      <div>
        <Button type="submit" loading={busy} disabled={!file || fault !== null || partyId === ""}>
          {dryRun ? t("submitDry") : t("submit")}
        </Button>
      </div>
    </form>
  );
}
