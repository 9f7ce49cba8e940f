import type { Say } from "../../../shared/charts/words.ts";
import type { Said } from "./comparison.ts";
import { numberOf } from "./faults-in-words.ts";

interface SaidProps {
  readonly say: Say;
  readonly medication: string;
  readonly said: Said;
  readonly onChange: (said: Said) => void;
}

const STATES = ["not-asked", "listed", "not-taking", "not-listed"] as const;

/** What one asked source says of one line: whether it is there, and at which dose. */
export function SaidField({ say, medication, said, onChange }: SaidProps) {
  const of = { medication, list: say(`medicines.list.${said.source}`) };
  return (
    <div className="said">
      <select
        className="input"
        aria-label={say("medicines.says", of)}
        value={said.state}
        onChange={(event) => {
          const state = event.target.value as Said["state"];
          const { doseMg: _, ...rest } = said;
          onChange(state === "listed" ? { ...said, state } : { ...rest, state });
        }}
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {say(`medicines.state.${state}`)}
          </option>
        ))}
      </select>
      {said.state === "listed" ? (
        <input
          className="input dose-input"
          inputMode="decimal"
          maxLength={8}
          aria-label={say("medicines.says-dose", of)}
          placeholder="mg"
          defaultValue={said.doseMg ?? ""}
          onBlur={(event) => {
            const doseMg = numberOf(event.target.value);
            const { doseMg: _, ...rest } = said;
            onChange(doseMg === null || doseMg === 0 ? rest : { ...rest, doseMg });
          }}
        />
      ) : null}
    </div>
  );
}
