import { useState } from "react";

import { ApiProblem } from "@/api/problem";
import { showToast } from "@/ui/toast";

/** One act at a time: busy while it goes, a toast when it is done, the problem when it is refused. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const act = async (run: () => Promise<unknown>, done: string): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      await run();
      showToast(done);
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, act };
}
