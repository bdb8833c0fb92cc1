import { Button } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useBlocker } from "@tanstack/react-router";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";

import { Banner } from "./Banner";
import { ConfirmLeave } from "./ConfirmLeave";
import { Kbd } from "./Kbd";
import styles from "./kit.module.css";

interface FormProps<Values extends object> {
  form: UseFormReturnType<Values>;
  /** Sends the values; a thrown `ApiProblem` lands next to the fields it names and above the form. Nothing typed is lost. */
  onSubmit: (values: Values) => Promise<unknown>;
  /** Field path to its label, for the summary of errors. */
  labels: Partial<Record<string, string>>;
  submitLabel?: string;
  onCancel?: () => void;
  /** An act of another kind, at the far end of the buttons: remove. */
  aside?: ReactNode;
  /** Warn before leaving with unsaved changes; on unless told. */
  guard?: boolean;
  children: ReactNode;
}

/** `/address/postcode` -> `address.postcode`, as the form names its fields. */
function path(pointer: string): string {
  return pointer.replace(/^#?\/?(body\/)?/, "").replaceAll("/", ".");
}

/** One column, errors summed up on top, saved by Ctrl+Enter, never lost. */
export function Form<Values extends object>(props: FormProps<Values>) {
  const { form, onSubmit, labels, submitLabel, onCancel, aside, guard = true, children } = props;
  const { t } = useTranslation();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const leaving = useRef(false);
  const summary = useRef<HTMLDivElement>(null);
  const errors = Object.entries(form.errors);
  const mayLeave = (): boolean => leaving.current || !guard || !form.isDirty();
  const blocker = useBlocker({
    shouldBlockFn: () => !mayLeave(),
    enableBeforeUnload: () => !mayLeave(),
    withResolver: true,
  });

  const [failures, setFailures] = useState(0);
  useEffect(() => {
    if (failures > 0) summary.current?.focus();
  }, [failures]);

  const save = async (values: Values): Promise<void> => {
    setBusy(true);
    setProblem(null);
    leaving.current = true;
    try {
      await onSubmit(values);
      form.resetDirty();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      form.setErrors(Object.fromEntries(cause.errors.map((error) => [path(error.pointer), error.detail])));
      setProblem(cause);
      setFailures((count) => count + 1);
    } finally {
      leaving.current = false;
      setBusy(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    form.onSubmit(
      (values) => void save(values),
      () => setFailures((count) => count + 1),
    )(event);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    } else if (event.key === "Escape" && onCancel && !event.defaultPrevented) {
      onCancel();
    }
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter saves from any field in it
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <div ref={summary} tabIndex={-1}>
        {errors.length > 0 ? (
          <div className={styles.errorSummary} role="alert">
            <h2>{t("form.errors", { count: errors.length })}</h2>
            <ul>
              {errors.map(([field, message]) => (
                <li key={field}>
                  <button type="button" onClick={() => form.getInputNode(field)?.focus()}>
                    {labels[field] ? `${labels[field]}: ` : ""}
                    {message}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ) : problem ? (
          <FormProblem problem={problem} />
        ) : null}
      </div>
      {children}
      <div className={styles.formActions}>
        <Button type="submit" loading={busy} rightSection={<Kbd>Ctrl ↵</Kbd>}>
          {submitLabel ?? t("actions.save")}
        </Button>
        {onCancel ? (
          <Button variant="default" onClick={onCancel}>
            {t("actions.cancel")}
          </Button>
        ) : null}
        {aside ? <div className={styles.formAside}>{aside}</div> : null}
      </div>
      {blocker.status === "blocked" ? (
        <ConfirmLeave onStay={blocker.reset} onLeave={blocker.proceed} />
      ) : null}
    </form>
  );
}

/** A refused or failed save, above the form, in words. */
export function FormProblem({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation();
  if (problem.isOffline) {
    return (
      <Banner tone="warn" title={t("problem.offlineTitle")}>
        {t("problem.offlineText")}
      </Banner>
    );
  }
  if (problem.status === 429) {
    return <Banner tone="warn">{t("problem.tooMany", { seconds: problem.retryAfter ?? 60 })}</Banner>;
  }
  return (
    <Banner tone="danger" title={problem.title || t("problem.failTitle")}>
      {problem.detail || t("problem.failText")}
      {problem.clause ? ` (${t("problem.basedOn", { clause: problem.clause })})` : null}
    </Banner>
  );
}
