import { expect, test } from "vitest";

import { decimal, shownDecimal } from "./placementValues";

test.each([
  ["24", 24],
  ["37,5", 37.5],
  ["37.5", 37.5],
  [" 8 ", 8],
  ["0", 0],
])("hours typed as %s are %d", (typed, hours) => {
  expect(decimal(typed)).toBe(hours);
});

test.each(["", "-1", "veel", "1,234", "1e2", "24u"])("%s is no number of hours", (typed) => {
  expect(decimal(typed)).toBeNull();
});

test("hours are shown with a comma", () => {
  expect(shownDecimal(37.5)).toBe("37,5");
});
