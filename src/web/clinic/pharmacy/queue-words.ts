import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { QueueItem } from "../../../clinical/registry/row.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";
import { testInWords } from "../chart/medicines/monitoring/test-words.ts";
import medicines from "../messages/en-medicines.json" with { type: "json" };
import monitoring from "../messages/en-monitoring.json" with { type: "json" };
import queue from "../messages/en-pharmacy.json" with { type: "json" };

/** Words of the queue come with its page. */
export function useQueueWords(): { readonly say: Say; readonly locale: string } {
  const { t, i18n } = useTranslation();
  const locale = t("locale");
  return useMemo(() => {
    if (!i18next.hasResourceBundle("en", "pharmacy"))
      i18next.addResourceBundle("en", "pharmacy", { ...medicines, ...monitoring, ...queue });
    const say = i18n.getFixedT(i18n.language, "pharmacy");
    return { say: (key, values) => say(key, { ...values }), locale };
  }, [i18n, locale]);
}

/** What waits, in one sentence. */
export function itemInWords(say: Say, item: QueueItem): string {
  const names = item.medications.join(", ");
  const [first = ""] = item.reasons;
  switch (item.kind) {
    case "override":
      return say("queue.override", {
        names: item.medications.join(" with "),
        severity: say(`queue.severity.${first}`),
      });
    case "out-of-range":
      return say("queue.out-of-range", { test: testInWords(say, item.what ?? ""), names, action: first });
    case "question":
      return say(`queue.question.${first}`, { names });
    case "reconcile":
      return say(item.doneOn === null ? "queue.reconcile" : "queue.reconcile-done");
    case "refill":
      return say("queue.refill", { names, days: item.days ?? 0 });
    case "monitoring":
      return say("queue.monitoring", { names, what: item.what ?? "" });
    default:
      return say("queue.storage", { names });
  }
}

/** Why it waits; empty where the sentence says it all. */
export function reasonInWords(say: Say, { kind, reasons, doneOn }: QueueItem): string {
  if (kind === "override") {
    const [, code] = reasons;
    if (code === undefined) return say("queue.override-no-reason");
    return say("queue.override-why", { reason: slugInWords(say, "medicines.reason", code) });
  }
  if (doneOn !== null) return "";
  if (kind === "reconcile") return reasons.map((reason) => say(`queue.reason.${reason}`)).join(" ");
  if (kind === "refill") return reasons.includes("restart") ? say("queue.refill-restart") : "";
  if (kind === "monitoring") return reasons.map((reason) => say(`queue.monitoring-why.${reason}`)).join(", ");
  return kind === "storage" && reasons.includes("never") ? say("queue.storage-never") : "";
}
