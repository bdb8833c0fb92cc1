import { expect, it } from "vitest";

import { decimalText, hoursText, moneyText, numberFault, sum, typedDecimal } from "./numbers";

it("reads a number as it is typed here, and shows it the same way", () => {
  expect(decimalText(" 12,5 ")).toBe("12.5");
  expect(decimalText("450")).toBe("450");
  expect(decimalText("")).toBeNull();
  expect(["12.50", "450.00", "100.00", "0.05", "10"].map(typedDecimal)).toEqual([
    "12,5",
    "450",
    "100",
    "0,05",
    "10",
  ]);
});

it("says what is wrong with a number", () => {
  expect(numberFault("")).toBeNull();
  expect(numberFault("12,25")).toBeNull();
  expect(numberFault("12,255")).toBe("decimal");
  expect(numberFault("veel")).toBe("decimal");
  expect(numberFault("-3")).toBe("negative");
});

it("adds without losing a cent", () => {
  expect(sum(["0.10", "0.20", null, "12.50"])).toBe(12.8);
  expect(hoursText(12.5)).toBe("12,5");
  expect(moneyText(1182).replaceAll("\u00a0", " ")).toBe("€ 1.182,00");
});
