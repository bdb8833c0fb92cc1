import { useState } from "react";

import { ApiProblem } from "@/api/problem";

/** Runs one act at a time and keeps its problem, for the small forms of the way in. */
export function useAct(): {
  busy: boolean;
  problem: ApiProblem | null;
  run: (act: () => Promise<void>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const run = async (act: () => Promise<void>): Promise<void> => {
    if (busy) return;
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
  return { busy, problem, run };
}
