/** Hours and money as people type and read them; the API takes and gives decimal text. */
import { currentLanguage } from "@/i18n";

const TYPED = /^-?\d{1,10}([.,]\d{1,2})?$/;

const locale = (): string => (currentLanguage() === "en" ? "en-GB" : "nl-NL");

/** `12,5` to `12.5`; empty to null. Gives what was typed when it is no number, for the API to refuse by name. */
export function decimalText(typed: string): string | null {
  const value = typed.trim();
  if (value === "") return null;
  return TYPED.test(value) ? value.replace(",", ".") : value;
}

/** `12.50` to `12,5`, as one would type it. */
export function typedDecimal(value: string | null | undefined): string {
  if (value === null || value === undefined) return "";
  const short = value.includes(".") ? value.replace(/\.?0+$/, "") : value;
  return currentLanguage() === "en" ? short : short.replace(".", ",");
}

export type NumberFault = "decimal" | "negative" | null;

/** What is wrong with a typed number; nothing when it is empty. */
export function numberFault(typed: string): NumberFault {
  const value = typed.trim();
  if (value === "") return null;
  if (!TYPED.test(value)) return "decimal";
  return value.startsWith("-") ? "negative" : null;
}

/** The sum of decimal texts, in whole hundredths so that nothing is lost on the way. */
export function sum(values: readonly (string | null | undefined)[]): number {
  const hundredths = values.reduce((total, value) => total + Math.round(Number(value ?? 0) * 100), 0);
  return hundredths / 100;
}

export function hoursText(hours: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(hours);
}

export function moneyText(euros: number): string {
  return new Intl.NumberFormat(locale(), { style: "currency", currency: "EUR" }).format(euros);
}
