import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Say } from "../../../shared/charts/words.ts";
import en from "../../messages/en-forms.json" with { type: "json" };

/** Words about asking a patient for forms. */
export function useAskWords(): Say {
  const { i18n } = useTranslation();
  return useMemo(() => {
    if (!i18next.hasResourceBundle("en", "forms")) i18next.addResourceBundle("en", "forms", en);
    const say = i18n.getFixedT(i18n.language, "forms");
    return (key, values) => say(key, { ...values });
  }, [i18n]);
}
