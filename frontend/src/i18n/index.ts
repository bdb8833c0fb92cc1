/**
 * Texts, Dutch first. Each feature keeps `texts/nl.ts` and `texts/en.ts`; they are fetched with the feature, in the language
 * in use. What all features share is in `nl/common.ts` and `en/common.ts`.
 */
import i18n from "i18next";
import { initReactI18next } from "react-i18next";

import nlCommon from "./nl/common";
import { savedLanguage, saveLanguage, type Language } from "./settings";

type Bundle = Record<string, unknown>;
const features = import.meta.glob<{ default: Bundle }>("../features/*/texts/{nl,en}.ts");
const shared = import.meta.glob<{ default: Bundle }>("./en/common.ts");

function load(language: string, namespace: string): Promise<{ default: Bundle }> {
  const find =
    namespace === "common"
      ? shared[`./${language}/common.ts`]
      : features[`../features/${namespace}/texts/${language}.ts`];
  return find ? find() : Promise.resolve({ default: {} });
}

/** Starts i18next; resolves when the shared texts of the saved language are there. */
export async function startTexts(): Promise<void> {
  const language = savedLanguage();
  await i18n
    .use({
      type: "backend" as const,
      init: () => undefined,
      read: (lng: string, ns: string, done: (error: Error | null, data: Bundle | boolean) => void) => {
        load(lng, ns).then(
          (bundle) => done(null, bundle.default),
          (error: unknown) => done(error instanceof Error ? error : new Error("texts"), false),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: "nl",
      ns: ["common"],
      defaultNS: "common",
      resources: { nl: { common: nlCommon } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  document.documentElement.lang = language;
}

/** Fetches the texts of a feature together with its code, so that no screen waits twice. */
export async function withTexts<T>(namespace: string, page: Promise<T>): Promise<T> {
  const [module] = await Promise.all([page, i18n.loadNamespaces(namespace)]);
  return module;
}

export function currentLanguage(): Language {
  return i18n.language === "en" ? "en" : "nl";
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  saveLanguage(language);
  document.documentElement.lang = language;
}
