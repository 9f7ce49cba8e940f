import type { Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";

type MedicineRule = NonNullable<Chart["findings"][number]["card"]["medicines"]>["rules"][number];

interface MedicineRuleProps {
  readonly title: string;
  /** Where the rows come from, with its version. */
  readonly from: string;
  readonly rules: readonly MedicineRule[];
  readonly references: Chart["references"];
  readonly say: Say;
  readonly onClose: () => void;
}

/** The rows of the medicine checks behind a finding, in words: what they are about, when they speak, what to do, on whose word. */
export function MedicineRuleDialog({ title, from, rules, references, say, onClose }: MedicineRuleProps) {
  return (
    <Dialog title={say("rule.title", { rule: title })} closeLabel={say("decide.close")} onClose={onClose}>
      <div className="stack rule-text">
        <p className="soft">{say("rule.medicine-table", { from })}</p>
        {rules.map(({ id, about, when, act, mark, sources }) => (
          <dl key={id}>
            <dt>{say("rule.about")}</dt>
            <dd>
              {about} ({id})
            </dd>
            <dt>{say("rule.when")}</dt>
            {when.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
            <dt>{say("rule.then")}</dt>
            <dd>{act}</dd>
            <dt>{say("rule.source")}</dt>
            <dd>{say(`mark.${mark}`)}</dd>
            {sources.map((source) => (
              <dd key={source}>{references[source] ?? source}</dd>
            ))}
          </dl>
        ))}
      </div>
    </Dialog>
  );
}
