import { expect, it } from "vitest";

import { countryCode, countryName } from "./countries";

it("names a country and finds its code again", () => {
  expect(countryName("NL")).toBe("Nederland");
  expect(countryCode("nederland")).toBe("NL");
});

it("leaves an adjective to the API", () => {
  expect(countryCode("Turks")).toBe("Turks");
});
