/** How the timeline was last looked at: kept in memory, so that coming back from an item finds the same view. */
import { useSyncExternalStore } from "react";

import { addDays, today } from "@/ui/dates";

import type { TimelineKind } from "./timelineApi";

export const periods = ["month", "quarter", "year", "earlier"] as const;
export type Period = (typeof periods)[number];

export interface TimelineView {
  kinds: readonly TimelineKind[];
  period: Period | null;
}

const plain: TimelineView = { kinds: [], period: null };
const views = new Map<string, TimelineView>();
const listeners = new Set<() => void>();

export function changeTimelineView(clientId: string, change: Partial<TimelineView>): void {
  views.set(clientId, { ...(views.get(clientId) ?? plain), ...change });
  for (const listener of listeners) listener();
}

export function useTimelineView(clientId: string): TimelineView {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => views.get(clientId) ?? plain,
  );
}

/** The days of a period, both included. What is due ahead belongs to every period but `earlier`. */
export function daysOf(period: Period | null, now = today()): { from?: string; until?: string } {
  switch (period) {
    case null:
      return {};
    case "month":
      return { from: addDays(now, -30) };
    case "quarter":
      return { from: addDays(now, -91) };
    case "year":
      return { from: addDays(now, -365) };
    case "earlier":
      return { until: addDays(now, -366) };
  }
}
