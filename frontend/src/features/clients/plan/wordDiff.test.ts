import { expect, it } from "vitest";

import { wordDiff, type Piece } from "./wordDiff";

const side = (pieces: Piece[], kind: "removed" | "added"): string =>
  pieces
    .filter((piece) => piece.kind === "same" || piece.kind === kind)
    .map((piece) => piece.text)
    .join("");

it("marks the words that went and came, and keeps both texts whole", () => {
  const [before, after] = ["Werk als kok, drie dagen per week.", "Werk als bakker, vier dagen per week."];
  const pieces = wordDiff(before, after);
  expect(side(pieces, "removed")).toBe(before);
  expect(side(pieces, "added")).toBe(after);
  expect(pieces.filter((piece) => piece.kind === "added").map((piece) => piece.text.trim())).toEqual([
    "bakker,",
    "vier",
  ]);
});

it("has nothing to mark in the same text, and everything in a text that came", () => {
  expect(wordDiff("Elke week", "Elke week")).toEqual([{ text: "Elke week", kind: "same" }]);
  expect(wordDiff("", "Elke week")).toEqual([{ text: "Elke week", kind: "added" }]);
});

it("shows very long texts whole", () => {
  const long = "woord ".repeat(3000);
  expect(wordDiff(long, `${long}meer`)).toHaveLength(2);
});
