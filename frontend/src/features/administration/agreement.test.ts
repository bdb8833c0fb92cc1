import { expect, it } from "vitest";

import { agreementState } from "./agreement";

const period = { validFrom: "2026-01-01", validUntil: "2026-12-31" };

it("stands through its last day and no longer", () => {
  expect(agreementState(period, "2026-06-01")).toBe("valid");
  expect(agreementState(period, "2026-12-31")).toBe("soon");
  expect(agreementState(period, "2027-01-01")).toBe("expired");
});

it("does not stand before it begins, or without one", () => {
  expect(agreementState(period, "2025-12-31")).toBe("none");
  expect(agreementState(null, "2026-06-01")).toBe("none");
});
