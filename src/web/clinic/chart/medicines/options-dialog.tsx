import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CONCERNS, type Concern } from "../../../../clinical/medication/choice/choice-content.ts";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { ComparedMedicines, OptionsQuestion } from "../../../../http/contract/medicine-options.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ErrorState } from "../../../shared/ui/error-state.tsx";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { problemWords } from "../../shell/problem-words.ts";
import { OptionCards } from "./option-cards.tsx";
import { optionsQuery } from "./options-query.ts";
import { OptionsTable } from "./options-table.tsx";
import "./options.css";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  /** Begins an order of one of them; absent: the reader orders nothing. */
  readonly onOrder?: ((medication: string) => void) | undefined;
  readonly onClose: () => void;
}

/** First-line medicines side by side for one person, and the same turned to the patient. Nothing is chosen here. */
export function OptionsDialog({ chart, say, onOrder, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<OptionsQuestion>({});
  const [turned, setTurned] = useState(false);
  const compared = useQuery(optionsQuery(chart.patient.id, question));
  return (
    <Dialog
      title={say(turned ? "medicines.options.for-patient" : "medicines.options.title")}
      closeLabel={say("medicines.close")}
      onClose={onClose}
      className="wide"
    >
      {compared.isPending ? <LoadingState title={say("medicines.loading")} lines={4} /> : null}
      {compared.isError ? (
        <ErrorState {...problemWords(t, compared.error)} onRetry={() => void compared.refetch()} />
      ) : null}
      {compared.data === undefined ? null : (
        <div className="stack options">
          {turned ? null : <Asked say={say} read={compared.data} question={question} onAsk={setQuestion} />}
          <Doubts say={say} read={compared.data} />
          {compared.data.options.length === 0 ? null : (
            <>
              {turned ? (
                <OptionCards say={say} read={compared.data} />
              ) : (
                <OptionsTable say={say} read={compared.data} onOrder={onOrder} />
              )}
              <div className="state-actions no-print">
                <button type="button" className="btn" onClick={() => setTurned(!turned)}>
                  {say(turned ? "medicines.options.turn-back" : "medicines.options.turn")}
                </button>
                {turned ? (
                  <button type="button" className="btn" onClick={() => window.print()}>
                    {say("medicines.options.print")}
                  </button>
                ) : null}
              </div>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}

interface AskedProps {
  readonly say: Say;
  readonly read: ComparedMedicines;
  readonly question: OptionsQuestion;
  readonly onAsk: (question: OptionsQuestion) => void;
}

/** For which condition, and what matters to the person: ticked as the record suggests, until somebody says otherwise. */
function Asked({ say, read, question, onAsk }: AskedProps) {
  const ticked = question.concerns ?? read.concerns;
  const tick = (concern: Concern) =>
    onAsk({
      ...question,
      concerns: ticked.includes(concern) ? ticked.filter((one) => one !== concern) : [...ticked, concern],
    });
  return (
    <fieldset className="options-asked">
      <legend>{say("medicines.options.matters")}</legend>
      {read.conditions.length > 1 ? (
        <label className="options-condition">
          {say("medicines.options.condition")}
          <select
            value={read.condition ?? ""}
            onChange={(event) => onAsk({ ...question, condition: event.target.value })}
          >
            {read.conditions.map((condition) => (
              <option key={condition} value={condition}>
                {slugInWords(say, "condition", condition)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <div className="options-concerns">
        {CONCERNS.map((concern) => (
          <label key={concern}>
            <input type="checkbox" checked={ticked.includes(concern)} onChange={() => tick(concern)} />
            {say(`medicines.options.concern.${concern}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What the comparison does not know, said before what it shows. */
function Doubts({ say, read }: Pick<AskedProps, "say" | "read">) {
  return (
    <>
      {read.group === null ? (
        <p className="notice">
          {read.condition === null
            ? say("medicines.options.no-condition")
            : say("medicines.options.none", { condition: slugInWords(say, "condition", read.condition) })}
        </p>
      ) : null}
      {read.isAgeAssumed ? <p className="notice doubt">{say("medicines.options.age-assumed")}</p> : null}
      {read.unknown.length > 0 ? (
        <p className="notice doubt">{say("medicines.unknown-names", { names: read.unknown.join(", ") })}</p>
      ) : null}
    </>
  );
}
