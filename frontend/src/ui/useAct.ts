import { useState } from "react";

import { ApiProblem } from "@/api/problem";

/** Runs one act at a time: busy while it goes, the problem when it is refused. Answers whether it was done. */
export function useAct(): {
  busy: boolean;
  problem: ApiProblem | null;
  run: (act: () => Promise<unknown>) => Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await act();
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
