import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import type { ListedClient } from "./standInApi";
import styles from "./standIns.module.css";

interface ClientPickerProps {
  /** Of the whole caseload one chooses who stays out; hidden until asked for. */
  leaveOut: boolean;
  clients: readonly ListedClient[] | undefined;
  problem: unknown;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Ticks clients of a caseload, found by name or number. */
export function ClientPicker({ leaveOut, clients, problem, chosen, onChange }: ClientPickerProps) {
  const { t } = useTranslation("stand-ins");
  const [open, setOpen] = useState(!leaveOut);
  const [text, setText] = useState("");
  if (problem) return <ErrorState problem={problem} compact />;
  if (!clients) return <SkeletonLines lines={2} />;
  if (!open) {
    return (
      <Button variant="subtle" className={styles.more ?? ""} onClick={() => setOpen(true)}>
        {t("picker.leaveOut")}
      </Button>
    );
  }
  const wanted = text.trim().toLocaleLowerCase();
  const shown = clients.filter((one) =>
    `${one.displayName} ${one.number}`.toLocaleLowerCase().includes(wanted),
  );
  const toggle = (id: string): void =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className={styles.picker}>
      <legend>{t(leaveOut ? "picker.out" : "picker.in", { count: chosen.length })}</legend>
      <TextInput
        aria-label={t("picker.filter")}
        placeholder={t("picker.filter")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className={styles.choices}>
        {shown.map((client) => (
          <li key={client.id}>
            <Checkbox
              label={
                <>
                  {client.displayName} <span className={styles.quiet}>{client.number}</span>
                </>
              }
              checked={chosen.includes(client.id)}
              onChange={() => toggle(client.id)}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className={styles.quiet}>{t("picker.none")}</p> : null}
    </fieldset>
  );
}
