import { useQuery } from "@tanstack/react-query";
import { Outlet, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { ClientScope } from "@/ui/ClientScope";
import { usePlace } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { ClientHeader } from "./ClientHeader";
import { NoteDock } from "./notes/NoteDock";
import { clientQuery } from "./queries";
import { rememberClient } from "./recent";
import { SectionNav } from "./SectionNav";
import { may } from "./sections";
import { SidePanel } from "./SidePanel";
import styles from "./workspace.module.css";

/** One client's file: header that stays, sections at the left, the section in the middle, the panel at the right. */
export function ClientWorkspace() {
  const { clientId } = useParams({ from: "/frame/clients/$clientId" });
  const { t } = useTranslation("clients");
  const query = useQuery(clientQuery(clientId));
  const client = query.data;
  usePlace(client ? `${t("title")} / ${client.number}` : t("title"));
  const [panel, setPanel] = useState(() => window.matchMedia("(min-width: 1200px)").matches);
  useEffect(() => {
    if (!client) return;
    const traject = client.trajects[0];
    rememberClient({
      id: client.id,
      number: client.number,
      displayName: client.displayName,
      traject: traject ?? null,
    });
  }, [client]);

  if (query.error) {
    return (
      <div className={styles.problem}>
        <h1 className="visuallyHidden">{t("title")}</h1>
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      </div>
    );
  }
  if (!client) {
    return (
      <div className={styles.problem}>
        <h1 className="visuallyHidden">{t("title")}</h1>
        <SkeletonLines lines={8} />
      </div>
    );
  }
  return (
    <ClientScope client={client} key={client.id}>
      <div className={styles.workspace} data-panel={panel || undefined}>
        <ClientHeader panelOpen={panel} onPanel={() => setPanel((open) => !open)} />
        <SectionNav />
        <div className={styles.centre}>
          <Outlet />
        </div>
        {panel ? <SidePanel /> : null}
        {may(client, "note.write") ? <NoteDock /> : null}
      </div>
    </ClientScope>
  );
}
