import { describe, expect, it } from "vitest";

import { marksIn, replaced } from "./marks";
import type { ReportHit } from "./reportsApi";

function hit(term: string, start: number): ReportHit {
  return {
    place: "section:progress",
    start,
    end: start + [...term].length,
    kind: "diagnosis",
    term,
    sentence: "",
    proposal: "een beperking",
    open: true,
    review: null,
  };
}

describe("marked words", () => {
  it("are where the API found them, also after signs of two units", () => {
    const text = "𝒜 heeft migraine.";
    const [mark] = marksIn(text, [hit("migraine", 8)]);
    expect(mark && text.slice(mark.start, mark.end)).toBe("migraine");
  });

  it("are found again when text was typed before them", () => {
    const text = "Eerst dit. Zij heeft migraine en migraine.";
    const marks = marksIn(text, [hit("migraine", 10), hit("migraine", 22)]);
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(["migraine", "migraine"]);
    expect(marks[0]?.start).not.toBe(marks[1]?.start);
  });

  it("have no mark any more when they are gone", () => {
    expect(marksIn("Niets meer.", [hit("migraine", 3)])).toEqual([]);
  });

  it("give way to the proposal and leave the rest as it is", () => {
    const text = "Zij heeft migraine, soms.";
    const [mark] = marksIn(text, [hit("migraine", 10)]);
    expect(mark && replaced(text, mark)).toBe("Zij heeft een beperking, soms.");
  });

  it("take the place of the article before them too", () => {
    const text = "Zij heeft een depressie.";
    const [mark] = marksIn(text, [hit("depressie", 14)]);
    expect(mark && replaced(text, mark)).toBe("Zij heeft een beperking.");
  });
});
