import { useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { ClientScope } from "@/ui/ClientScope";
import { useHotkey } from "@/ui/hotkeys";
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
  const { section } = useParams({ strict: false });
  const { t } = useTranslation("clients");
  const query = useQuery(clientQuery(clientId));
  const client = query.data;
  const navigate = useNavigate();
  const mayPrepare = client !== undefined && may(client, "preparation.read");
  useHotkey(
    "v",
    mayPrepare
      ? () =>
          void navigate({ to: "/clients/$clientId/$section", params: { clientId, section: "preparation" } })
      : undefined,
  );
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
  // The preparation says what the panel says, and needs the room to stand on one screen.
  const room = section !== "preparation";
  const beside = panel && room;
  return (
    <ClientScope client={client} key={client.id}>
      <div className={styles.workspace} data-panel={beside || undefined}>
        <ClientHeader panelOpen={beside} onPanel={room ? () => setPanel((open) => !open) : undefined} />
        <SectionNav />
        <div className={styles.centre}>
          <Outlet />
        </div>
        {beside ? <SidePanel /> : null}
        {may(client, "note.write") ? <NoteDock /> : null}
      </div>
    </ClientScope>
  );
}
