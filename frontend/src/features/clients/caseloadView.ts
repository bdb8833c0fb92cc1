/** How the caseload was last looked at: filters and sort, kept in memory so that coming back finds the same view. */
import { useSyncExternalStore } from "react";

import type { Sort } from "@/ui/DataTable";

import type { Service, TrajectState } from "./queries";

export type Quick = "new" | "quiet";

export interface CaseloadView {
  service: Service | null;
  state: TrajectState | null;
  quick: Quick | null;
  text: string;
  sort: Sort;
}

export const plainView: CaseloadView = {
  service: null,
  state: null,
  quick: null,
  text: "",
  sort: { key: "name", descending: false },
};

let view = plainView;
const listeners = new Set<() => void>();

export function changeView(change: Partial<CaseloadView>): void {
  view = { ...view, ...change };
  for (const listener of listeners) listener();
}

export function useCaseloadView(): CaseloadView {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => view,
  );
}
