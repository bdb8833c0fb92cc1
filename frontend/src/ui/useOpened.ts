import { useState } from "react";

/**
 * What is open in a section: the form of a row, of a new one, or nothing. `close` closes only what was open when it was
 * handed out: a form whose save comes back late leaves alone what somebody opened meanwhile.
 */
export function useOpened<What>(
  initial: What | null | (() => What | null) = null,
): [opened: What | null, open: (what: What) => void, close: () => void] {
  const [opened, setOpened] = useState<What | null>(initial);
  const close = (): void => setOpened((now) => (now === opened ? null : now));
  return [opened, (what) => setOpened(() => what), close];
}
