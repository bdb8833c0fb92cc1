import { useRouterState } from "@tanstack/react-router";
import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * New pages start at the top; going back finds the place one left. Kept in memory: the router's own way would write to browser
 * storage, and this application writes nothing there but theme and language.
 */
export function useContentScroll(content: RefObject<HTMLElement | null>): () => void {
  const key = useRouterState({ select: (state) => state.resolvedLocation?.state.__TSR_key ?? "" });
  const places = useRef(new Map<string, number>());
  const current = useRef(key);
  useLayoutEffect(() => {
    current.current = key;
    content.current?.scrollTo({ top: places.current.get(key) ?? 0 });
  }, [key, content]);
  return () => {
    if (content.current) places.current.set(current.current, content.current.scrollTop);
  };
}
