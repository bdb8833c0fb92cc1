import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { IconHistory } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";

import { timelineQuery } from "./timelineApi";
import { TimelineFilters } from "./TimelineFilters";
import { TimelineList } from "./TimelineList";
import { useTimelineView } from "./timelineView";

/** The file as one story: what happened, what was done and what is due. */
export function TimelineSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const view = useTimelineView(client.id);
  const query = useInfiniteQuery(timelineQuery(client.id, view));
  const entries = query.data?.pages.flatMap((page) => page.items);
  const filtered = view.kinds.length > 0 || view.period !== null;
  return (
    <Section title={t("sections.timeline")} summary={t("timeline.summary")}>
      <TimelineFilters clientId={client.id} view={view} />
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={9} /> : null}
      {entries?.length === 0 ? (
        <EmptyState icon={IconHistory} title={t(filtered ? "timeline.noneMatch" : "timeline.empty")}>
          {t(filtered ? "timeline.noneMatchText" : "timeline.emptyText")}
        </EmptyState>
      ) : null}
      {entries && entries.length > 0 ? (
        <TimelineList
          entries={entries}
          newer={query.hasPreviousPage ? () => query.fetchPreviousPage() : null}
          older={query.hasNextPage ? () => query.fetchNextPage() : null}
          loading={query.isFetchingNextPage || query.isFetchingPreviousPage}
        />
      ) : null}
    </Section>
  );
}
