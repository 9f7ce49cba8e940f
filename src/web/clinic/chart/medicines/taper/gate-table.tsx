import type { TaperRead } from "../../../../../http/contract/tapers.ts";
import type { Say } from "../../../../shared/charts/words.ts";

const ATTESTED = ["TG5", "TG6", "TG7", "TG9"] as const;
export type Attested = Partial<Record<(typeof ATTESTED)[number], boolean | undefined>>;

interface GateProps {
  readonly say: Say;
  readonly gate: TaperRead["gate"];
  readonly attested: Attested;
  /** Absent where the person signed in may only read. */
  readonly onAnswer?: ((attested: Attested) => void) | undefined;
}

const SIGN = { met: "✓", "not-met": "✕", unknown: "?" } as const;

/** What must hold before a dose goes down: what is not met first, then what is not known, with what is missing in words. */
export function GateTable({ say, gate, attested, onAnswer }: GateProps) {
  const order = ["not-met", "unknown", "met"];
  const lines = gate.lines.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <ul className="taper-gate">
      {lines.map(({ gate: id, state, missing }) => {
        const asked = ATTESTED.find((one) => one === id);
        return (
          <li key={id} className={state === "met" ? undefined : "is-open"}>
            <span className={state === "unknown" ? "gate-state unknown" : "gate-state"}>
              <span aria-hidden="true">{SIGN[state]}</span> {say(`taper.state.${state}`)}
            </span>
            <span>
              <span className="gate-name">{say(`taper.gate.${id}`)}</span> <span className="micro soft">{id}</span>
              <span className="line-more">{missing ?? detail(say, id, gate)}</span>
            </span>
            {asked === undefined || onAnswer === undefined ? null : (
              <select
                className="input"
                aria-label={say(`taper.gate.${id}`)}
                value={String(attested[asked] ?? "")}
                onChange={({ target }) => {
                  const { [asked]: _before, ...others } = attested;
                  onAnswer(target.value === "" ? others : { ...others, [asked]: target.value === "true" });
                }}
              >
                <option value="">{say("taper.not-asked")}</option>
                <option value="true">{say("taper.yes")}</option>
                <option value="false">{say("taper.no")}</option>
              </select>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function detail(say: Say, id: string, { remissionDays, monthsNeeded, excludedBy }: TaperRead["gate"]): string {
  if (id === "TG1" && remissionDays !== null)
    return say("taper.remission", { days: remissionDays, months: monthsNeeded });
  if (id === "TG1") return say("taper.remission-not", { months: monthsNeeded });
  return id === "TG10" ? excludedBy.join(", ") : "";
}
