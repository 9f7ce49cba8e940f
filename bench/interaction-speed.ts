import type { Knowledge } from "../src/clinical/knowledge/knowledge.ts";
import { checkRegimen } from "../src/clinical/medication/check-regimen.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";

const LIST =
  "sertraline,lithium,lisinopril,metformin,levothyroxine,atorvastatin,omeprazole,trazodone,gabapentin,clonazepam,quetiapine,propranolol,sumatriptan,acetaminophen,melatonin";
const ROUNDS = 5000;
const WARM_UP = 500;

/** Milliseconds to check fifteen medicines against one more: median, 95th percentile and the first check, which compiles. */
function interactionSpeed(knowledge: Knowledge): { first: number; median: number; p95: number } {
  const names = [...LIST.split(","), "ibuprofen"].map((name) => ({ name }));
  const { asOf } = knowledge.catalogue.rules;
  const once = () => {
    const started = performance.now();
    checkRegimen(names, { age: 70 }, knowledge, asOf);
    return performance.now() - started;
  };
  const first = once();
  const times = Array.from({ length: ROUNDS }, once)
    .slice(WARM_UP)
    .toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { first, median: at(0.5), p95: at(0.95) };
}

/** The line of the report. */
export function interactionSpeedLine(knowledge: Knowledge): string {
  const { first, median, p95 } = interactionSpeed(knowledge);
  return `Fifteen medicines and one more, checked: median ${median.toFixed(3)} ms, p95 ${p95.toFixed(3)} ms; the first, which compiles, ${first.toFixed(1)} ms`;
}

if (process.argv[1] === import.meta.filename) console.log(interactionSpeedLine(loadKnowledge()));
