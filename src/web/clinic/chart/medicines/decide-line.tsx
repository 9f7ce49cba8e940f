import { LINE_DECISIONS } from "../../../../clinical/record/reconciliation-kinds.ts";
import type { ComparedLine } from "../../../../http/contract/medicines.ts";
import type { Say } from "../../../shared/charts/words.ts";

interface DecideProps {
  readonly say: Say;
  readonly line: ComparedLine;
  readonly onChange: (change: Partial<ComparedLine>) => void;
}

/** Keep, change, stop or clarify one line; everything but keep says why. */
export function DecideLine({ say, line, onChange }: DecideProps) {
  return (
    <div className="said">
      <select
        className="input"
        aria-label={say("medicines.decide-of", { medication: line.medication })}
        value={line.decision ?? ""}
        onChange={(event) => {
          const decision = LINE_DECISIONS.find((one) => one === event.target.value);
          onChange({ decision });
        }}
      >
        <option value="">{say("medicines.not-decided")}</option>
        {LINE_DECISIONS.map((one) => (
          <option key={one} value={one}>
            {say(`medicines.decision.${one}`)}
          </option>
        ))}
      </select>
      {line.decision === undefined || line.decision === "keep" ? null : (
        <input
          className="input"
          maxLength={300}
          aria-label={say("medicines.why-of", { medication: line.medication })}
          placeholder={say("medicines.why")}
          value={line.reason ?? ""}
          onChange={(event) => onChange({ reason: event.target.value === "" ? undefined : event.target.value })}
        />
      )}
    </div>
  );
}
