import { useId } from "react";
import type { Chart, InstrumentForm } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import type { ScoreDraft } from "./score-draft.ts";

interface AboutProps {
  readonly chart: Chart;
  readonly form: InstrumentForm;
  readonly draft: ScoreDraft;
  readonly change: (part: Partial<ScoreDraft>) => void;
  readonly say: Say;
}

/** Who answered, when, and whether through an interpreter. Who speaks for the patient is kept apart from the patient's own answers. */
export function FormAbout({ chart, form, draft, change, say }: AboutProps) {
  const date = useId();
  const forPatient = form.rater === "patient";
  return (
    <div className="form-about">
      {forPatient ? (
        <Choice
          legend={say("form.who")}
          options={(["patient", "clinician", "caregiver"] as const).map((who) => [who, say(`form.by-${who}`)])}
          chosen={draft.completedBy}
          onChoose={(completedBy) => change({ completedBy })}
        />
      ) : null}
      <VersionChoice form={form} draft={draft} change={change} say={say} />
      <div className="field">
        <label htmlFor={date}>{say("form.date")}</label>
        <input
          id={date}
          className="input"
          type="date"
          required
          max={chart.today}
          value={draft.on}
          onChange={(event) => change({ on: event.target.value })}
        />
      </div>
      <label className="form-tick">
        <input
          type="checkbox"
          checked={draft.interpreter}
          onChange={(event) => change({ interpreter: event.target.checked })}
        />
        {say("form.interpreter")}
      </label>
      {forPatient && draft.completedBy !== "patient" ? <p className="soft">{say("form.apart")}</p> : null}
    </div>
  );
}

/** Where an instrument has several forms that are never compared with one another: which one this is. The first is the usual one. */
function VersionChoice({ form, draft, change, say }: Omit<AboutProps, "chart">) {
  const versions = (form.definition.versions ?? []).filter(({ offered = true }) => offered);
  const [usual] = versions;
  if (usual === undefined || versions.length < 2) return null;
  const chosen = draft.version ?? usual.id;
  return (
    <div>
      <Choice
        legend={say("form.version")}
        options={versions.map(({ id }) => [id, id.replaceAll("-", " ")])}
        chosen={chosen}
        onChoose={(version) => change({ version: version === usual.id ? null : version })}
      />
      <p className="soft">{versions.find(({ id }) => id === chosen)?.note}</p>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (one: T) => void;
  /** The legend is only for screen readers. */
  readonly hidden?: boolean;
}

/** A few buttons of which one is on. */
export function Choice<T extends string>({ legend, options, chosen, onChoose, hidden = false }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend className={hidden ? "for-readers" : undefined}>{legend}</legend>
      <div className="choice">
        {options.map(([one, word]) => (
          <button key={one} type="button" aria-pressed={chosen === one} onClick={() => onChoose(one)}>
            {word}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
