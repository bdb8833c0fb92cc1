import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { saveCaseLetter } from "@/api/cases";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import type { CaseActivity } from "@/ui/cases/CaseDetail";
import { longDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconDownload } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import styles from "./cases.module.css";

/** A case that is still on its way, or could not be had. */
export function Waiting({ title, problem, retry }: { title: string; problem: unknown; retry: () => void }) {
  return (
    <Page title={title}>
      {problem ? <ErrorState problem={problem} retry={retry} /> : <SkeletonLines lines={8} />}
    </Page>
  );
}

/** What happened, newest first, as the case page shows it. */
export function useActivity(events: readonly Schema<"CaseEventView">[]): CaseActivity[] {
  const { t } = useTranslation("cases");
  return events.map((event) => ({
    key: event.id,
    at: event.at,
    title: t(`acts.${event.act as "register"}`),
    by: event.byName,
  }));
}

interface LettersProps {
  of: "complaints" | "data-breaches";
  caseId: string;
  letters: readonly Schema<"CaseLetterView">[];
}

export function Letters({ of, caseId, letters }: LettersProps) {
  const { t } = useTranslation("cases");
  if (letters.length === 0) return null;
  return (
    <Section title={t("letters")}>
      <ul className={styles.letters}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload />}
              onClick={() => void saveCaseLetter(of, caseId, letter.id)}
            >
              {t(`letterKinds.${letter.kind as "complaint-receipt"}`)}, {longDate(letter.madeAt)}
              {letter.clientNumber ? `, ${letter.clientNumber}` : ""}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** An act without a form: one button, and what went wrong under it. */
export function ActButton({
  act,
  children,
  quiet,
}: {
  act: () => Promise<unknown>;
  children: ReactNode;
  quiet?: boolean;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button variant={quiet ? "default" : "filled"} loading={busy} onClick={() => void run()}>
        {children}
      </Button>
      {problem ? <FormProblem problem={problem} /> : null}
    </div>
  );
}
