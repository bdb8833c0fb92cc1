import { Button, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";

import { FormProblem } from "./Form";
import { IconBan, IconCheck } from "./icons";
import styles from "./judgement.module.css";
import { useAct } from "./useAct";

interface JudgementCardProps {
  /** Whose it is and how long it waits. */
  head: ReactNode;
  children: ReactNode;
  label: string;
  help: string;
  maxLength: number;
  refuse: string;
  agree: string;
  /** Judges with the words of the second person, which both outcomes need. */
  onJudge: (agreed: boolean, words: string) => Promise<void>;
}

/** Something that waits for a second person: what it is, why in words, and two answers of equal weight. */
export function JudgementCard(props: JudgementCardProps) {
  const { head, children, label, help, maxLength, refuse, agree, onJudge } = props;
  const [words, setWords] = useState("");
  const { busy, problem, run } = useAct();
  const judge = (agreed: boolean): void => void run(() => onJudge(agreed, words.trim()));
  return (
    <li className={styles.card}>
      <div className={styles.head}>{head}</div>
      {children}
      {problem ? <FormProblem problem={problem} /> : null}
      <Textarea
        label={label}
        description={help}
        autosize
        minRows={2}
        maxLength={maxLength}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button
          variant="default"
          leftSection={<IconBan />}
          disabled={!words.trim() || busy}
          onClick={() => judge(false)}
        >
          {refuse}
        </Button>
        <Button
          variant="default"
          leftSection={<IconCheck />}
          disabled={!words.trim() || busy}
          onClick={() => judge(true)}
        >
          {agree}
        </Button>
      </div>
    </li>
  );
}

/** The cards, one under the other. */
export function JudgementList({ children }: { children: ReactNode }) {
  return <ol className={styles.list}>{children}</ol>;
}
