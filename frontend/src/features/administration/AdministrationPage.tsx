import { SegmentedControl } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import type { Role } from "@/api/types";
import { Page } from "@/ui/Page";
import { NoAccess } from "@/ui/States";

import styles from "./administration.module.css";
import { Information } from "./Information";
import { Keys } from "./Keys";
import { Parties } from "./Parties";
import { ProcessingRegister } from "./ProcessingRegister";
import { Services } from "./Services";
import { Users } from "./Users";

const tabs = [
  { key: "users", roles: ["administrator"], Content: Users },
  { key: "parties", roles: ["administrator"], Content: Parties },
  { key: "service.title", roles: ["administrator"], Content: Services },
  { key: "information.title", roles: ["privacy_officer"], Content: Information },
  { key: "register.title", roles: ["privacy_officer", "director"], Content: ProcessingRegister },
  { key: "keys.title", roles: ["administrator"], Content: Keys },
] as const satisfies readonly { key: string; roles: readonly Role[]; Content: () => ReactNode }[];

/** What is set up here, and who watches over it; each role finds its own part. */
export function AdministrationPage() {
  const { t } = useTranslation("administration");
  const me = useMe();
  const mine = tabs.filter((tab) => tab.roles.some((role) => me.roles.includes(role)));
  const [chosen, setChosen] = useState<string | null>(null);
  const current = mine.find((tab) => tab.key === chosen) ?? mine[0];
  return (
    <Page title={t("title")}>
      {current ? (
        <>
          <SegmentedControl
            className={styles.tabs ?? ""}
            size="xs"
            value={current.key}
            onChange={setChosen}
            aria-label={t("title")}
            data={mine.map((tab) => ({ value: tab.key as string, label: t(tab.key) }))}
          />
          <current.Content />
        </>
      ) : (
        <NoAccess />
      )}
    </Page>
  );
}
