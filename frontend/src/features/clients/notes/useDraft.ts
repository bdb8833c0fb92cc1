import { useEffect, useSyncExternalStore } from "react";

import { useMe } from "@/api/queries";
import { useClientScope } from "@/ui/ClientScope";

import { draftKeeper, type Draft, type DraftKeeper } from "./draftStore";

/** The draft of the file that is open, and its keeper. */
export function useDraft(): { draft: Draft; keeper: DraftKeeper } {
  const client = useClientScope();
  const me = useMe();
  const keeper = draftKeeper(me.userId, client.id);
  const draft = useSyncExternalStore(keeper.subscribe, keeper.current);
  useEffect(() => {
    void keeper.fetchOnce();
    keeper.retry();
  }, [keeper]);
  return { draft, keeper };
}
