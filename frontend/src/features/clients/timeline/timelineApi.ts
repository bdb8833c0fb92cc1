/** The timeline in pages. At most `PAGES` pages stay in the screen, so that a file of years stays light. */
import { infiniteQueryOptions } from "@tanstack/react-query";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";

import { daysOf, type TimelineView } from "./timelineView";

export type TimelineEntry = Schema<"TimelineEntry">;
export type TimelineKind = TimelineEntry["kind"];
export type TimelineEvent = TimelineEntry["event"];
export type FilePart = TimelineEntry["part"];

const LIMIT = 50;
const PAGES = 6;
const FIRST = "";

/** Where a page was come to from. Cursors hold moments and random ids only; this map goes with the window. */
const before = new Map<string, string>();

export function timelineQuery(clientId: string, view: TimelineView) {
  const name = [clientId, view.kinds.join(), view.period].join("|");
  return infiniteQueryOptions({
    queryKey: ["client", clientId, "timeline", view],
    queryFn: async ({ pageParam }) => {
      const page = await send<Schema<"Timeline">>(
        api.GET("/clients/{clientId}/timeline", {
          params: {
            path: { clientId },
            query: {
              limit: LIMIT,
              ...daysOf(view.period),
              ...(view.kinds.length > 0 ? { kinds: [...view.kinds] } : {}),
              ...(pageParam === FIRST ? {} : { cursor: pageParam }),
            },
          },
        }),
      );
      if (page.nextCursor) before.set(`${name}|${page.nextCursor}`, pageParam);
      return page;
    },
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.nextCursor ?? null,
    getPreviousPageParam: (_page, _pages, cursor) =>
      cursor === FIRST ? null : (before.get(`${name}|${cursor}`) ?? null),
    maxPages: PAGES,
    staleTime: 0,
  });
}
