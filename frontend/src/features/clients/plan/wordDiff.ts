/** Which words went and which came, between two texts. */
export interface Piece {
  text: string;
  kind: "same" | "removed" | "added";
}

/** Above this many steps the texts are shown whole: telling them apart word by word would keep the screen waiting. */
const LIMIT = 2_000_000;

const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** Longest common words kept, the rest as removed and added pieces, in reading order. */
export function wordDiff(before: string, after: string): Piece[] {
  const [old, now] = [words(before), words(after)];
  if (old.length * now.length > LIMIT) {
    return join([
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ]);
  }
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pieces: Piece[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [gone, come] = [old[row], now[column]];
    if (gone !== undefined && gone === come) {
      pieces.push({ text: gone, kind: "same" });
      row += 1;
      column += 1;
    } else if (gone !== undefined && (come === undefined || at(row + 1, column) >= at(row, column + 1))) {
      pieces.push({ text: gone, kind: "removed" });
      row += 1;
    } else if (come !== undefined) {
      pieces.push({ text: come, kind: "added" });
      column += 1;
    }
  }
  return join(pieces);
}

function join(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else if (piece.text !== "") joined.push({ ...piece });
  }
  return joined;
}
