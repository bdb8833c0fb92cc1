import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { Banner } from "./Banner";
import { IconWifiOff } from "./icons";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

/** Shown across the frame as long as there is no connection. */
export function OfflineNotice() {
  const { t } = useTranslation();
  return useOnline() ? null : (
    <Banner tone="warn" icon={IconWifiOff}>
      {t("problem.offlineBar")}
    </Banner>
  );
}
