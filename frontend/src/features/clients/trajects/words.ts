import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { currentLanguage } from "@/i18n";

/** An amount in euros as people write it. It comes and goes as a decimal text and is never calculated with here. */
export function useMoney(): (amount: string) => string {
  return (amount) =>
    new Intl.NumberFormat(currentLanguage() === "en" ? "en-GB" : "nl-NL", {
      style: "currency",
      currency: "EUR",
    }).format(Number(amount));
}

/** `4 weken`. */
export function useTerm(): (term: Schema<"TemplateTerm">) => string {
  const { t } = useTranslation("clients");
  return ({ count, unit }) => t(`traject.units.${unit}`, { count });
}

/** `1.250,50` or `1250.50` as a decimal text; null for what is not an amount. */
export function parseMoney(typed: string): string | null {
  const compact = typed.replace(/[\s€]/g, "");
  const plain = /,\d{1,2}$/.test(compact) ? compact.replaceAll(".", "").replace(",", ".") : compact;
  const whole = /^\d{1,3}(\.\d{3})+$/.test(plain) ? plain.replaceAll(".", "") : plain;
  return /^\d{1,10}(\.\d{1,2})?$/.test(whole) ? whole : null;
}
