/** A template as the fields of its form, and back. */
import type { Schema } from "@/api/types";

import type { Template } from "./queries";

type Document = Template["documents"][number];
type Unit = Document["term"]["unit"];

export const units = ["days", "weeks", "months"] as const satisfies readonly Unit[];
export const anchors = ["begin", "expected-end"] as const satisfies readonly Document["anchor"][];
export const documentKinds = [
  "intake-report-due",
  "plan-due",
  "report-due",
  "evaluation-due",
  "final-report-due",
] as const satisfies readonly Document["kind"][];

interface PhaseValues {
  key: string;
  /** Empty for a new phase: it gets its code from its name. */
  code: string;
  name: string;
}

interface DocumentValues {
  key: string;
  kind: Document["kind"];
  anchor: Document["anchor"];
  termCount: string;
  termUnit: Unit;
  repeatCount: string;
  repeatUnit: Unit;
}

export interface TemplateValues {
  periodCount: string;
  periodUnit: Unit;
  phases: PhaseValues[];
  documents: DocumentValues[];
}

export function blankPhase(): PhaseValues {
  return { key: crypto.randomUUID(), code: "", name: "" };
}

export function blankDocument(): DocumentValues {
  return {
    key: crypto.randomUUID(),
    kind: "report-due",
    anchor: "begin",
    termCount: "",
    termUnit: "weeks",
    repeatCount: "",
    repeatUnit: "weeks",
  };
}

export function valuesOf(template: Template): TemplateValues {
  return {
    periodCount: template.period ? String(template.period.count) : "",
    periodUnit: template.period?.unit ?? "months",
    phases: template.phases.map(({ code, name }) => ({ ...blankPhase(), code, name })),
    documents: template.documents.map(({ kind, anchor, term, repeat }) => ({
      ...blankDocument(),
      kind,
      anchor,
      termCount: String(term.count),
      termUnit: term.unit,
      repeatCount: repeat ? String(repeat.count) : "",
      repeatUnit: repeat?.unit ?? term.unit,
    })),
  };
}

/** `Werk zoeken` -> `werk-zoeken`; made different from the codes that are taken. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const plain =
    name
      .normalize("NFD")
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 36)
      .replace(/-$/, "") || "fase";
  let code = plain;
  for (let number = 2; taken.has(code); number += 1) code = `${plain}-${String(number)}`;
  return code;
}

export function bodyOf(values: TemplateValues): Schema<"ServiceTemplateUpdate"> {
  const taken = new Set(values.phases.map((phase) => phase.code).filter(Boolean));
  const phases = values.phases.map(({ code, name }) => {
    const own = code || codeFor(name, taken);
    taken.add(own);
    return { code: own, name: name.trim() };
  });
  const term = (count: string, unit: Unit): { count: number; unit: Unit } | null =>
    count.trim() === "" ? null : { count: Number(count), unit };
  return {
    period: term(values.periodCount, values.periodUnit),
    phases,
    documents: values.documents.map((one) => ({
      kind: one.kind,
      anchor: one.anchor,
      term: { count: Number(one.termCount), unit: one.termUnit },
      repeat: term(one.repeatCount, one.repeatUnit),
    })),
  };
}
