import { Button, TextInput } from "@mantine/core";
import type { ReactNode } from "react";

import type { ApiProblem } from "@/api/problem";

import { FormProblem } from "./Form";
import styles from "./linkPage.module.css";

/** The page of somebody without an account: one quiet sheet. `wide` is for texts to read. */
export function LinkPage({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <main className={styles.screen}>
      <div className={styles.sheet} data-wide={wide ? true : undefined}>
        {children}
      </div>
    </main>
  );
}

/** One form on that page; sending it is done with Enter. */
export function LinkForm({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

interface LinkCodeProps {
  texts: { title: string; intro: string; noLink: string; code: string; codeHelp?: string; open: string };
  /** What stands behind the # of the address; it never leaves the page but in the body of a request. */
  token: string;
  code: string;
  onCode: (code: string) => void;
  busy: boolean;
  problem: ApiProblem | null;
  onOpen: () => void;
  /** What must be known before opening. */
  children?: ReactNode;
}

/** The first step of every personal link: the code that was told by another way. */
export function LinkCode({ texts, token, code, onCode, busy, problem, onOpen, children }: LinkCodeProps) {
  return (
    <LinkForm onSubmit={onOpen}>
      <h1>{texts.title}</h1>
      {token ? <p>{texts.intro}</p> : <p role="alert">{texts.noLink}</p>}
      {children}
      {problem ? <FormProblem problem={problem} /> : null}
      <TextInput
        label={texts.code}
        description={texts.codeHelp}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => onCode(event.currentTarget.value.replaceAll(/\D/g, ""))}
      />
      <Button type="submit" loading={busy} disabled={!token || code.length !== 6}>
        {texts.open}
      </Button>
    </LinkForm>
  );
}
