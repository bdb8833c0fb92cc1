/** The first field or choice of what was just opened has the focus, so that the keys alone can finish it. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

/** The same for what comes by itself after a save: only when the person is not elsewhere already. */
export function focusIfFree(element: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) element?.focus();
}
