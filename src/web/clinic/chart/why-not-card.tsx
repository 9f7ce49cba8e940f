import type { Chart } from "../../../http/contract/chart.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";

/** What people look for and do not find among the findings: not yet, and what stands in the way. */
export function WhyNotCard({ chart, say }: { readonly chart: Chart; readonly say: Say }) {
  if (chart.whyNot.length === 0) return null;
  return (
    <section className="card why-not" aria-labelledby="why-not-title">
      <h2 id="why-not-title">{say("why-not.title")}</h2>
      {chart.whyNot.map(({ category, rule, state, lines }, place) => (
        <details key={category} open={place === 0}>
          <summary>{say(`why-not.${state}`, { what: slugInWords(say, "category", category) })}</summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="muted micro">{say("why-not.rule", { rule })}</p>
        </details>
      ))}
    </section>
  );
}
