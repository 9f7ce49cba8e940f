import type { CareCase } from "./care-case.ts";

/** What makes illness more likely to return, where it is recorded, and what was never asked. */
export interface RecurrenceRisk {
  readonly present: readonly string[];
  readonly unasked: readonly string[];
}

const STRESSORS: ReadonlySet<string> = new Set(["housing", "employment"]);

/** Each risk factor: true, false, or null where it was never recorded (and so counts as absent, and is asked for). */
export function recurrenceRisk(of: CareCase): RecurrenceRisk {
  const factors: Readonly<Record<string, boolean | null>> = {
    "residual symptoms": residual(of),
    "childhood maltreatment": told(of, "childhood-maltreatment"),
    "long, chronic or severe episodes": longOrSevere(of),
    "many episodes": manyEpisodes(of),
    comorbidity: comorbid(of),
    "poor support": poorSupport(of),
    "persistent stressors": stressors(of),
  };
  const names = Object.keys(factors);
  return {
    present: names.filter((name) => factors[name] === true),
    unasked: names.filter((name) => factors[name] === null),
  };
}

function told({ timeline }: CareCase, item: string): boolean | null {
  const newest = timeline.background.histories.findLast((mark) => mark.item === item);
  return newest === undefined ? null : newest.present;
}

/** In remission what can remain is sleep. */
function residual({ situation }: CareCase): boolean | null {
  return "value" in situation.sleep ? situation.sleep.value.state === "residual" : null;
}

function own({ timeline }: CareCase) {
  return timeline.conditions.filter(
    (mark) => mark.condition === timeline.primaryCondition && mark.verification !== "refuted",
  );
}

function longOrSevere(of: CareCase): boolean | null {
  const marks = own(of);
  if (marks.some((mark) => mark.severity === "severe" || mark.features.includes("chronic"))) return true;
  return marks.some((mark) => mark.severity !== null) ? false : null;
}

function manyEpisodes(of: CareCase): boolean | null {
  const { timeline, knowledge } = of;
  if (own(of).some((mark) => mark.features.includes("recurrent"))) return true;
  const episodes = timeline.background.histories.filter((mark) => mark.item === "prior-episode");
  if (episodes.length === 0) return null;
  return episodes.filter((mark) => mark.present).length >= knowledge.playbook.relapse.manyEpisodes;
}

function comorbid({ timeline, conditions: active, knowledge }: CareCase): boolean {
  const { conditions } = knowledge.playbook;
  const measure = conditions[timeline.primaryCondition ?? ""]?.measures[0];
  return active.some(
    ({ condition }) =>
      condition !== timeline.primaryCondition && conditions[condition]?.measures[0] !== (measure ?? ""),
  );
}

function poorSupport(of: CareCase): boolean | null {
  const { people } = of.timeline.background;
  return people === null ? told(of, "poor-support") : people.length === 0;
}

function stressors(of: CareCase): boolean | null {
  const { supports } = of.timeline.background;
  const newest = new Map(supports.map((mark) => [mark.name, mark.status]));
  const open = [...newest].some(
    ([name, status]) => name !== null && STRESSORS.has(name) && (status === "needed" || status === "active"),
  );
  return open || told(of, "persistent-stressors");
}
