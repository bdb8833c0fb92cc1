import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { withTexts } from "@/i18n";
import { Banner } from "@/ui/Banner";
import { useHotkey } from "@/ui/hotkeys";
import { OfflineNotice } from "@/ui/online";
import { useCurrentNewAct } from "@/ui/place";
import { SkeletonLines } from "@/ui/Skeletons";
import { Toasts } from "@/ui/Toasts";

import styles from "./frame.module.css";
import { navigationFor } from "./navigation";
import { Rail } from "./Rail";
import { Shortcuts } from "./Shortcuts";
import { TopLine } from "./TopLine";
import { useContentScroll } from "./useContentScroll";

const loadPalette = () => withTexts("clients", import("@/features/clients/Palette"));
const Palette = lazy(loadPalette);

/** The frame around every page: rail, top line, content; search, new and help by key. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const content = useRef<HTMLElement>(null);
  const keepScroll = useContentScroll(content);
  const [searching, setSearching] = useState(false);
  const [helping, setHelping] = useState(false);
  const newAct = useCurrentNewAct();
  const maySearch = me.roles.some((role) => role === "adviser" || role === "coordinator");
  const search = maySearch ? () => setSearching(true) : undefined;
  useEffect(() => {
    // Fetched ahead, so that the first letters after Ctrl+K are not lost.
    if (maySearch) void loadPalette();
  }, [maySearch]);
  useHotkey("mod+k", search);
  useHotkey("/", search);
  useHotkey("n", newAct?.run);
  useHotkey("?", () => setHelping(true));
  useHotkey("!", () => void navigate({ to: "/report-data-breach" }));

  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t("skip")}
      </a>
      <Rail items={navigationFor(me.roles)} />
      <TopLine onSearch={search} onHelp={() => setHelping(true)} />
      <main ref={content} id="content" className={styles.content} tabIndex={-1} onScroll={keepScroll}>
        {me.demo ? <div className={styles.demo}>{t("demo")}</div> : null}
        <OfflineNotice />
        {me.roles.includes("adviser") && !me.agreement ? (
          <Banner tone="warn" title={t("top.agreementNone")}>
            {t("clause.R27")} (R27)
          </Banner>
        ) : null}
        <Suspense fallback={<SkeletonLines lines={6} />}>
          <Outlet />
        </Suspense>
      </main>
      <Toasts />
      <Suspense fallback={null}>
        {searching ? <Palette onClose={() => setSearching(false)} /> : null}
      </Suspense>
      {helping ? <Shortcuts onClose={() => setHelping(false)} /> : null}
    </div>
  );
}
