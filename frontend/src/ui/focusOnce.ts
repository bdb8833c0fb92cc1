/** The first field or choice of what was just opened has the focus, so that the keys alone can finish it. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
