import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Say } from "../../shared/charts/words.ts";
import en from "../messages/en-chart.json" with { type: "json" };
import course from "../messages/en-course.json" with { type: "json" };
import decide from "../messages/en-decide.json" with { type: "json" };
import care from "../messages/en-medicine-care.json" with { type: "json" };
import medicines from "../messages/en-medicines.json" with { type: "json" };
import monitoring from "../messages/en-monitoring.json" with { type: "json" };
import paperOrder from "../messages/en-paper-order.json" with { type: "json" };
import supports from "../messages/en-supports.json" with { type: "json" };
import taper from "../messages/en-taper.json" with { type: "json" };

/** Words of the chart come with the chart: the first page of the app does not carry them. */
export function useChartWords(): { readonly say: Say; readonly locale: string } {
  const { t, i18n } = useTranslation();
  const locale = t("locale");
  return useMemo(() => {
    if (!i18next.hasResourceBundle("en", "chart"))
      i18next.addResourceBundle("en", "chart", {
        ...en,
        ...course,
        ...decide,
        ...medicines,
        ...care,
        ...monitoring,
        ...supports,
        ...taper,
        ...paperOrder,
      });
    const say = i18n.getFixedT(i18n.language, "chart");
    return { say: (key, values) => say(key, { ...values }), locale };
  }, [i18n, locale]);
}
