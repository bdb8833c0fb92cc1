/** What the frame shows of the page in it: its name, and what "Nieuw" (N) does here. */
import { useEffect, useRef, useSyncExternalStore } from "react";

interface NewAct {
  label: string;
  run: () => void;
}

let place = "";
let newAct: NewAct | null = null;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setPlace(title: string): void {
  if (title === place) return;
  place = title;
  changed();
}

export function usePlaceName(): string {
  return useSyncExternalStore(subscribe, () => place);
}

export function useCurrentNewAct(): NewAct | null {
  return useSyncExternalStore(subscribe, () => newAct);
}

/** Says what N and the button "Nieuw" do on this page, as long as the component is shown. */
export function useNewAct(label: string, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const act = { label, run: () => latest.current() };
    newAct = act;
    changed();
    return () => {
      if (newAct === act) newAct = null;
      changed();
    };
  }, [label]);
}
