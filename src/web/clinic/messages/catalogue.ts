import i18next from "i18next";
import ICU from "i18next-icu";
import { initReactI18next } from "react-i18next";
import en from "./en.json" with { type: "json" };

/** The message catalogue with ICU plurals. Every word a person reads on a screen comes from it. */
export function startCatalogue(): void {
  void i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: "en",
      fallbackLng: "en",
      resources: { en: { translation: en } },
      interpolation: { escapeValue: false },
      initAsync: false,
    });
}
