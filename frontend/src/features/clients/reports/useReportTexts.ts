import { useCallback, useEffect, useRef, useState } from "react";

import { ApiProblem } from "@/api/problem";

import { changeReport, keepReport, type Report } from "./reportsApi";

const AUTOSAVE_MS = 1200;

export type SavingState = "idle" | "waiting" | "saving" | "saved" | "failed";

/** Marks nobody types but copied text may carry; the API refuses them. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const INVISIBLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The texts of a report while they are written: kept a moment after the last key, one save after the other, so that the
 * marked words in the answer belong to the newest text. Leaving the report saves what is still waiting.
 */
export function useReportTexts(initial: Report) {
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(initial.sections.map(({ code, text }) => [code, text])),
  );
  const [state, setState] = useState<SavingState>("idle");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const dirty = useRef(new Map<string, string>());
  const newest = useRef(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sending = useRef<Promise<Report>>(Promise.resolve(initial));

  const save = useCallback((): Promise<Report> => {
    clearTimeout(timer.current);
    const turn = async (): Promise<Report> => {
      const waiting = [...dirty.current];
      if (waiting.length === 0) return newest.current;
      dirty.current.clear();
      setState("saving");
      try {
        const sections = waiting.map(([code, text]) => ({ code, text: text.replaceAll(INVISIBLE, "") }));
        newest.current = await changeReport(newest.current, { sections });
        keepReport(newest.current);
        setProblem(null);
        setState(dirty.current.size > 0 ? "waiting" : "saved");
        return newest.current;
      } catch (cause) {
        for (const [code, text] of waiting) if (!dirty.current.has(code)) dirty.current.set(code, text);
        setState("failed");
        if (cause instanceof ApiProblem) setProblem(cause);
        throw cause;
      }
    };
    sending.current = sending.current.then(turn, turn);
    return sending.current;
  }, []);

  const write = useCallback(
    (code: string, text: string): void => {
      setTexts((all) => ({ ...all, [code]: text }));
      dirty.current.set(code, text);
      setState("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save().catch(() => undefined), AUTOSAVE_MS);
    },
    [save],
  );

  /** A report that came back from another act takes the place of the newest. */
  const take = useCallback((report: Report): void => {
    newest.current = report;
    keepReport(report);
  }, []);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (dirty.current.size > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      void save().catch(() => undefined);
    };
  }, [save]);

  return { texts, state, problem, write, save, take };
}
