import { expect, it } from "vitest";

import { fileFault, sizeInWords, titleOf } from "./fileCheck";

it("refuses what is empty or too large before it is sent", () => {
  expect(fileFault({ size: 0 }, 100)).toBe("empty");
  expect(fileFault({ size: 101 }, 100)).toBe("large");
  expect(fileFault({ size: 100 }, 100)).toBeNull();
});

it("makes a title from the name", () => {
  expect(titleOf("Brief gemeente.pdf")).toBe("Brief gemeente");
  expect(titleOf("v1.2 cv.docx")).toBe("v1.2 cv");
  expect(titleOf(".pdf")).toBe(".pdf");
});

it("says a size in words", () => {
  expect(sizeInWords(500, "nl")).toBe("500 B");
  expect(sizeInWords(1_500_000, "nl")).toBe("1,4 MB");
});
