import { expect, it } from "vitest";

import { fileFault, MAX_BYTES, sizeInWords } from "./fileCheck";

it("takes the four kinds of file, whatever the case of the ending", () => {
  for (const name of ["a.csv", "a.XLSX", "a.ndjson", "a.json"])
    expect(fileFault({ name, size: 10 })).toBeNull();
  expect(fileFault({ name: "a.pdf", size: 10 })).toBe("kind");
});

it("takes 50 MB and not one byte more, and no empty file", () => {
  expect(fileFault({ name: "a.csv", size: MAX_BYTES })).toBeNull();
  expect(fileFault({ name: "a.csv", size: MAX_BYTES + 1 })).toBe("large");
  expect(fileFault({ name: "a.csv", size: 0 })).toBe("empty");
});

it("says a size in words", () => {
  expect(sizeInWords(1_500_000, "nl")).toBe("1,4 MB");
  expect(sizeInWords(300, "nl")).toBe("300 B");
});
