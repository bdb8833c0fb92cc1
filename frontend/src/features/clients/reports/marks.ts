/** Where marked words stand in a text that may have been typed in since it was checked. */
import type { ReportHit } from "./reportsApi";

export interface Mark {
  start: number;
  end: number;
  hit: ReportHit;
}

/**
 * The API counts characters (code points), a text field counts UTF-16 units. A word that moved is looked for again; one that
 * is gone has no mark.
 */
export function marksIn(text: string, hits: readonly ReportHit[]): Mark[] {
  const points = [...text];
  const marks: Mark[] = [];
  let reached = 0;
  for (const hit of hits.toSorted((a, b) => a.start - b.start)) {
    const before = points.slice(0, hit.start).join("").length;
    const there = text.slice(before, before + hit.term.length) === hit.term && before >= reached;
    const start = there ? before : text.indexOf(hit.term, reached);
    if (start < 0) continue;
    reached = start + hit.term.length;
    marks.push({ start, end: reached, hit });
  }
  return marks;
}

/** The text with a marked word replaced by other words; the article before it gives way to theirs. */
export function replaced(text: string, mark: Mark): string {
  const before = text.slice(0, mark.start);
  const article = /^een\s/i.test(mark.hit.proposal)
    ? before.replace(/(^|\s)(een|de|het)\s+$/i, "$1")
    : before;
  return article + mark.hit.proposal + text.slice(mark.end);
}
