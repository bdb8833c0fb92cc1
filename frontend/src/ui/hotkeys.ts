import { useEffect, useRef } from "react";

/** Keys as `j`, `?`, `mod+k`, `mod+enter`, `shift+enter`. Single letters stay silent while someone types in a field. */
export type Hotkey = string;

function matches(event: KeyboardEvent, hotkey: Hotkey): boolean {
  const wantsMod = hotkey.startsWith("mod+");
  const wantsShift = hotkey.startsWith("shift+");
  const key = hotkey.replace(/^(?:mod|shift)\+/, "");
  const mod = event.ctrlKey || event.metaKey;
  return (
    wantsMod === mod &&
    !event.altKey &&
    (!wantsShift || event.shiftKey) &&
    event.key.toLowerCase() === key.toLowerCase()
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"))
  );
}

function isBehindDialog(): boolean {
  return document.querySelector("[role=dialog][aria-modal=true], [role=menu]") !== null;
}

/** Calls `act` when the key is pressed anywhere on the page; not behind an open dialog. Without `act` it does nothing. */
export function useHotkey(hotkey: Hotkey, act: ((event: KeyboardEvent) => void) | undefined): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const active = act !== undefined;
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !matches(event, hotkey) || isBehindDialog()) return;
      if (!hotkey.startsWith("mod+") && isTyping(event.target)) return;
      event.preventDefault();
      latest.current?.(event);
    };
    document.addEventListener("keydown", listen);
    return () => {
      document.removeEventListener("keydown", listen);
    };
  }, [hotkey, active]);
}
