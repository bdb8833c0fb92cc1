/** The first choice of a decision has the focus as soon as it is shown, so that the keys alone can finish it. */
export function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
