import type { ApiProblem } from "@/api/problem";
import { showToast } from "@/ui/toast";
import { useAct as useOneAct } from "@/ui/useAct";

/** One act at a time, with a toast when it is done. */
export function useAct(): {
  busy: boolean;
  problem: ApiProblem | null;
  act: (run: () => Promise<unknown>, done: string) => Promise<boolean>;
} {
  const { busy, problem, run } = useOneAct();
  const act = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    const finished = await run(work);
    if (finished) showToast(done);
    return finished;
  };
  return { busy, problem, act };
}
