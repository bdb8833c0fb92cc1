/** One item of a section, named in the address (`#<id>`): a random id, nothing about a person. */
import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";

const PATIENCE_MS = 10_000;

/** The id of the item that was opened, from the address. */
export function useOpenedItem(): string | null {
  const hash = useRouterState({ select: (state) => state.location.hash });
  return /^[0-9a-f-]{36}$/.test(hash) ? hash : null;
}

/** Brings the opened item (`data-item`) into view and gives it the focus, as soon as its section shows it. */
export function useShowOpenedItem(): void {
  const opened = useOpenedItem();
  useEffect(() => {
    if (!opened) return undefined;
    const show = (): boolean => {
      const item = document.querySelector<HTMLElement>(`[data-item="${opened}"]`);
      if (!item) return false;
      if (!item.hasAttribute("tabindex")) item.tabIndex = -1;
      item.dataset["opened"] = "true";
      item.scrollIntoView({ block: "center" });
      item.focus({ preventScroll: true });
      return true;
    };
    if (show()) return undefined;
    const waiting = new MutationObserver(() => {
      if (show()) stop();
    });
    const timer = setTimeout(stop, PATIENCE_MS);
    function stop(): void {
      waiting.disconnect();
      clearTimeout(timer);
    }
    waiting.observe(document.body, { childList: true, subtree: true });
    return stop;
  }, [opened]);
}
