import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { useClientScope } from "@/ui/ClientScope";
import { DigestFacts, DigestTasks } from "@/ui/DigestFacts";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

/** The hand-over of this one client: what waits, for who takes over. */
export function WaitingSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery({
    queryKey: ["client", client.id, "digest"],
    queryFn: () =>
      send<Schema<"DigestClient">>(
        api.GET("/clients/{clientId}/hand-over-digest", { params: { path: { clientId: client.id } } }),
      ),
    staleTime: 0,
  });
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Section title={t("sections.waiting")} summary={t("waiting.summary")}>
        {query.data ? <DigestFacts client={query.data} /> : <SkeletonLines lines={4} />}
      </Section>
      <Section title={t("waiting.tasks")}>
        {query.data ? <DigestTasks client={query.data} /> : <SkeletonLines lines={3} />}
      </Section>
    </>
  );
}
