import { useState } from "react";
import { withdrawalOrRelapse } from "../../../../../clinical/medication/taper/withdrawal-or-relapse.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { numberOf } from "../faults-in-words.ts";
import { ChoiceField, TextField } from "../fields.tsx";

/** Worse during a taper: withdrawal or relapse, by what is known; what is not asked is said. */
export function WorsePanel({ say }: { readonly say: Say }) {
  const [typed, setTyped] = useState({ onsetDays: "", newBodily: "", waxing: "", phq: "", phqRise: "" });
  const set = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const figure = (text: string) => numberOf(text) ?? undefined;
  const answer = (text: string) => (text === "" ? undefined : text === "yes");
  const seen = {
    onsetDays: figure(typed.onsetDays),
    newBodily: answer(typed.newBodily),
    waxing: answer(typed.waxing),
    phq: figure(typed.phq),
    phqRise: figure(typed.phqRise),
  };
  const { reads, missing } = withdrawalOrRelapse(seen);
  const yesNo = [
    ["", say("taper.not-asked")],
    ["yes", say("taper.yes")],
    ["no", say("taper.no")],
  ] as const;
  return (
    <section className="taper-card no-print">
      <h3>{say("taper.worse.title")}</h3>
      <div className="taper-fields">
        {(["onsetDays", "phq", "phqRise"] as const).map((name) => (
          <TextField
            key={name}
            kind="number"
            label={say(`taper.worse.${name}`)}
            value={typed[name]}
            onChange={set(name)}
          />
        ))}
        {(["newBodily", "waxing"] as const).map((name) => (
          <ChoiceField
            key={name}
            label={say(`taper.worse.${name}`)}
            value={typed[name]}
            onChange={set(name)}
            options={yesNo}
          />
        ))}
      </div>
      <p aria-live="polite">
        <span className="medium">{say(`taper.worse.reads.${reads}`)}</span> {say(`taper.worse.then.${reads}`)}
      </p>
      {missing.length === 0 ? null : (
        <p className="micro soft">
          {say("taper.worse.missing", { what: missing.map((name) => say(`taper.worse.${name}`)).join(", ") })}
        </p>
      )}
    </section>
  );
}
