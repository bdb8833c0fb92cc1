import { expect, it } from "vitest";

import { asBsn } from "./bsn";

it("recognises a BSN, also with eight digits or spaces", () => {
  expect(asBsn("999990019")).toBe("999990019");
  expect(asBsn("9999 90 019")).toBe("999990019");
  expect(asBsn("00000012")).toBe("000000012");
});

it("leaves other numbers alone", () => {
  expect(asBsn("999990018")).toBeNull();
  expect(asBsn("000000000")).toBeNull();
  expect(asBsn("0612345678")).toBeNull();
});
