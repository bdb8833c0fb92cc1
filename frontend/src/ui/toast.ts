/** Short messages at the bottom of the frame; the ones that can be undone stay ten seconds. */
export interface Toast {
  id: number;
  text: string;
  undo: (() => void) | null;
}

const UNDO_MS = 10_000;
const NOTICE_MS = 4_000;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says that something happened; with `undo`, offers ten seconds to take it back. */
export function showToast(text: string, undo?: () => void): void {
  last += 1;
  const toast = { id: last, text, undo: undo ?? null };
  set([...toasts.slice(-2), toast]);
  setTimeout(() => dismissToast(toast.id), undo ? UNDO_MS : NOTICE_MS);
}
