import { expect, it } from "vitest";

import { bodyOf, codeFor, valuesOf } from "./templateValues";

const template = {
  id: "1",
  service: "spoor-2",
  version: 1,
  createdAt: "2026-01-01T00:00:00Z",
  period: { count: 12, unit: "months" },
  phases: [{ code: "intake", name: "Intake" }],
  documents: [
    {
      kind: "report-due",
      anchor: "begin",
      term: { count: 6, unit: "weeks" },
      repeat: { count: 6, unit: "weeks" },
    },
  ],
} as const;

it("gives back what it was given", () => {
  const { period, phases, documents } = template;
  const read = valuesOf({ ...template, phases: [...phases], documents: [...documents] });
  expect(bodyOf(read)).toEqual({ period, phases, documents });
});

it("keeps the code of a phase whose name gets better, and makes one for a new phase", () => {
  const values = valuesOf({ ...template, phases: [...template.phases], documents: [] });
  const [intake] = values.phases;
  if (!intake) throw new Error("no phase");
  const body = bodyOf({
    ...values,
    phases: [
      { ...intake, name: "Kennismaking" },
      { key: "n", code: "", name: "Oriëntatie op werk" },
    ],
  });
  expect(body.phases).toEqual([
    { code: "intake", name: "Kennismaking" },
    { code: "orientatie-op-werk", name: "Oriëntatie op werk" },
  ]);
});

it("never makes the same code twice", () => {
  expect(codeFor("Nazorg", new Set(["nazorg", "nazorg-2"]))).toBe("nazorg-3");
  expect(codeFor("!?", new Set())).toBe("fase");
});
