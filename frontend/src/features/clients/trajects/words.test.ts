import { expect, it } from "vitest";

import { parseMoney } from "./words";

it.each([
  ["1250", "1250"],
  ["1.250,50", "1250.50"],
  ["€ 1.250", "1250"],
  ["1250.5", "1250.5"],
  ["0", "0"],
  ["-5", null],
  ["1,2,3", null],
  ["veel", null],
  ["", null],
])("reads the amount %s as %s", (typed, amount) => {
  expect(parseMoney(typed)).toBe(amount);
});
