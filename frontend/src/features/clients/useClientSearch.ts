import { useEffect, useRef, useState } from "react";

import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { parseTypedDate } from "@/ui/dates";

import { asBsn } from "./bsn";
import type { ClientListItem } from "./queries";

const WAIT_MS = 120;
const MIN_LETTERS = 2;

export interface ClientSearchState {
  text: string;
  /** The last four digits of a BSN that was searched by; the number itself is forgotten at once. */
  byBsn: string | null;
  found: readonly ClientListItem[] | null;
  busy: boolean;
  problem: ApiProblem | null;
  type: (text: string) => void;
}

/**
 * Search as one types, by name, number, order or date of birth. A BSN leaves the field the moment it is recognised: it goes
 * in the body of one POST and stays nowhere.
 */
export function useClientSearch(): ClientSearchState {
  const [text, setText] = useState("");
  const [byBsn, setByBsn] = useState<string | null>(null);
  const [found, setFound] = useState<readonly ClientListItem[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = async (body: Schema<"ClientSearch">): Promise<void> => {
    const turn = ++latest.current;
    setBusy(true);
    setProblem(null);
    try {
      const answer = await send<Schema<"ClientSearchResult">>(api.POST("/clients/search", { body }));
      if (turn === latest.current) setFound(answer.items);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      if (turn === latest.current) setProblem(cause);
    } finally {
      if (turn === latest.current) setBusy(false);
    }
  };

  const type = (typed: string): void => {
    clearTimeout(timer.current);
    latest.current += 1;
    setProblem(null);
    const bsn = asBsn(typed);
    if (bsn) {
      setText("");
      setByBsn(bsn.slice(-4));
      void search({ bsn });
      return;
    }
    setText(typed);
    setByBsn(null);
    const dateOfBirth = /\d{4}$/.test(typed.trim()) ? parseTypedDate(typed) : null;
    const query = typed.trim();
    if (query.length < MIN_LETTERS) {
      setFound(null);
      setBusy(false);
      return;
    }
    setBusy(true);
    timer.current = setTimeout(() => void search(dateOfBirth ? { dateOfBirth } : { query }), WAIT_MS);
  };

  return { text, byBsn, found, busy, problem, type };
}
