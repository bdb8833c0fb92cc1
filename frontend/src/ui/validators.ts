/** Checks while typing, with words from the catalogue; the API checks again and has the last word. */
import i18n from "i18next";

import { parseTypedDate } from "./dates";

type Check = (value: string | null | undefined) => string | null;

const filled = (value: string | null | undefined): value is string =>
  typeof value === "string" && value.trim() !== "";

export const required: Check = (value) => (filled(value) ? null : i18n.t("form.required"));

export const dateOrEmpty: Check = (value) =>
  !filled(value) || (/^\d{4}-/.test(value) && parseTypedDate(value) !== null) ? null : i18n.t("form.date");

export const requiredDate: Check = (value) => required(value) ?? dateOrEmpty(value);

export const emailOrEmpty: Check = (value) =>
  !filled(value) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : i18n.t("form.email");

export const postcodeOrEmpty: Check = (value) =>
  !filled(value) || /^[1-9]\d{3} ?[A-Za-z]{2}$/.test(value.trim()) ? null : i18n.t("form.postcode");

export const phoneOrEmpty: Check = (value) =>
  !filled(value) || /^\+?[\d\s()-]{8,20}$/.test(value.trim()) ? null : i18n.t("form.phone");

export const numberOrEmpty: Check = (value) =>
  !filled(value) || /^\d+$/.test(value.trim()) ? null : i18n.t("form.number");

/** An empty field is sent as null: known to be empty. */
export function orNull(value: string): string | null {
  return value.trim() === "" ? null : value.trim();
}
