import type { Placement } from "./resultsApi";

export type PlacementKind = Placement["kind"];
export type ContractKind = Placement["contractKind"];

export const kinds = [
  "permanent",
  "temporary",
  "trial",
  "secondment",
  "agency",
  "subsidised",
  "other-participation",
] as const satisfies readonly PlacementKind[];

export const contracts = [
  "open-ended",
  "fixed-term",
  "agency",
  "assignment",
  "no-contract",
] as const satisfies readonly ContractKind[];

/** The contract that a kind of placement usually has. */
export const usualContract: Record<PlacementKind, ContractKind> = {
  permanent: "open-ended",
  temporary: "fixed-term",
  trial: "no-contract",
  secondment: "fixed-term",
  agency: "agency",
  subsidised: "fixed-term",
  "other-participation": "no-contract",
};

/** A number as typed, with a comma or a point; null for what is not a number. */
export function decimal(typed: string): number | null {
  const value = typed.trim().replace(",", ".");
  return /^\d{1,3}(\.\d{1,2})?$/.test(value) ? Number(value) : null;
}

/** A number as it is written here: `37,5`. */
export function shownDecimal(value: number): string {
  return String(value).replace(".", ",");
}
