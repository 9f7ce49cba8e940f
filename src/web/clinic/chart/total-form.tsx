import { type FormEvent, type ReactNode, useId } from "react";
import type { InstrumentForm } from "../../../http/contract/chart.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";
import type { ScoreDraft } from "./score-draft.ts";

interface TotalProps {
  readonly form: InstrumentForm;
  readonly draft: ScoreDraft;
  readonly change: (part: Partial<ScoreDraft>) => void;
  readonly say: Say;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form whose words are not ours: it was filled in elsewhere, and its total, parts and safety answer are taken over. */
export function TotalForm({ form, draft, change, say, busy, onSubmit, children }: TotalProps) {
  const { total, subscales = [], safetyItem } = form.definition;
  const safety = form.items.find(({ linkId }) => linkId === safetyItem?.linkId);
  const blank = draft.total === "" && Object.values(draft.parts).every((typed) => typed === "");
  return (
    <form
      className="instrument-form"
      aria-label={say("form.title", { title: form.title })}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!blank && !busy) onSubmit();
      }}
    >
      <p className="form-instruction">{say("form.score-only", { note: form.licenceNote })}</p>
      {total === null ? null : (
        <Figure
          name={say("form.whole")}
          min={total.min}
          max={total.max}
          step={total.wholeNumbers ? 1 : "any"}
          typed={draft.total}
          onType={(typed) => change({ total: typed })}
          say={say}
          first
        />
      )}
      {subscales.map((part) => (
        <Figure
          key={part.id}
          name={say("form.part", { part: slugInWords(say, "part", part.id) })}
          min={part.min}
          max={part.max}
          step="any"
          typed={draft.parts[part.id] ?? ""}
          onType={(typed) => change({ parts: { ...draft.parts, [part.id]: typed } })}
          say={say}
        />
      ))}
      {safety === undefined ? null : (
        <fieldset className="item is-safety">
          <legend>{say("form.safety-item", { item: safety.linkId })}</legend>
          <div className="item-options">
            {[null, ...safety.options.map(({ value }) => value)].map((value) => (
              <label key={value ?? "unknown"} className="item-option">
                <input
                  type="radio"
                  name="safety-item"
                  checked={draft.safetyItem === value}
                  onChange={() => change({ safetyItem: value })}
                />
                <span className="item-word">{value === null ? say("form.not-known") : value}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {children}
      <div className="form-foot">
        {blank ? <span className="soft">{say("form.no-figure")}</span> : null}
        <button type="submit" className="btn primary" aria-disabled={busy || blank}>
          {say(busy ? "form.saving" : "form.save")}
        </button>
      </div>
    </form>
  );
}

interface FigureProps {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number | "any";
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly say: Say;
  readonly first?: boolean;
}

function Figure({ name, min, max, step, typed, onType, say, first = false }: FigureProps) {
  const id = useId();
  return (
    <div className="field form-figure">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="input"
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step={step}
        value={typed}
        aria-describedby={`${id}-range`}
        // biome-ignore lint/a11y/noAutofocus: the form opens on a key press and is filled in at once
        autoFocus={first}
        onChange={(event) => onType(event.target.value)}
      />
      <span id={`${id}-range`} className="soft">
        {say("form.range", { min, max })}
      </span>
    </div>
  );
}
