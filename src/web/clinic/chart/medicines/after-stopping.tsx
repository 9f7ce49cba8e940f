import type { OrderChecked, OrderFinding } from "../../../../http/contract/medicines.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { keyOf } from "./before-you-sign.tsx";

interface AfterProps {
  readonly say: Say;
  readonly check: OrderChecked;
  /** Opens the plan of a taper in place of the stop; absent: none can be planned here. */
  readonly onTaper?: (() => void) | undefined;
}

/** What a stop or a hold leads to: withdrawal, and other medicines whose level moves. It warns, and stands in nobody's way. */
export function AfterStopping({ say, check, onTaper }: AfterProps) {
  const found = check.findings.filter(({ kind }) => kind === "stopping");
  const grave = found.some(({ severity }) => severity === "major");
  const toLower = found.some(({ between, severity }) => between.length === 1 && severity !== "minor");
  return (
    <section className={grave ? "before-sign is-grave" : "before-sign"} aria-label={say("medicines.after-stop")}>
      <p className="kind-line">
        <span className={grave ? "flag decide" : "flag"}>
          {grave ? <FlagMark shape="diamond" /> : null} {say("medicines.after-stop")}
        </span>
      </p>
      {found.length === 0 ? <p className="soft">{say("medicines.after-stop-none")}</p> : null}
      <ul className="after-stop">
        {found.map((finding) => (
          <li key={keyOf(finding)}>
            <p>
              <span className="medium">{say("medicines.options.severity", { severity: finding.severity })}</span>{" "}
              {finding.management}
            </p>
            <p className="soft">{whyOf(say, finding)}</p>
            <p className="micro soft">
              {say("medicines.finding-source", {
                rule: finding.rule,
                works: finding.sources.map((id) => check.references[id] ?? id).join("; "),
              })}{" "}
              {finding.seen ? "" : say("medicines.mark.GK")}
            </p>
          </li>
        ))}
      </ul>
      {check.unknown.length === 0 ? null : (
        <p className="notice doubt">
          <FlagMark shape="dashed-ring" /> {say("medicines.unknown-names", { names: check.unknown.join(", ") })}
        </p>
      )}
      {toLower && onTaper !== undefined ? (
        <div className="state-actions">
          <button type="button" className="btn" onClick={onTaper}>
            {say("medicines.taper-instead")}
          </button>
        </div>
      ) : null}
    </section>
  );
}

function whyOf(say: Say, { between, mechanism }: OrderFinding): string {
  return between.length === 1 ? say("medicines.after-stop-signs", { signs: mechanism }) : `${mechanism}.`;
}
