import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Say } from "../../shared/charts/words.ts";
import en from "../messages/en-safety.json" with { type: "json" };

/** Words of the risk screen and the signs form, which come with them. */
export function useSafetyWords(): Say {
  const { i18n } = useTranslation();
  return useMemo(() => {
    if (!i18next.hasResourceBundle("en", "safety")) i18next.addResourceBundle("en", "safety", en);
    const say = i18n.getFixedT(i18n.language, "safety");
    return (key, values) => say(key, { ...values });
  }, [i18n]);
}
