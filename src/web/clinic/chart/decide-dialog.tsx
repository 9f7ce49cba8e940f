import { type FormEvent, useId, useState } from "react";
import { OVERRIDE_REASONS } from "../../../clinical/record/care-kinds.ts";
import type { Say } from "../../shared/charts/words.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import type { ChartFinding } from "./chart-view.ts";
import type { Answer } from "./finding-acts.tsx";

interface DialogProps {
  readonly finding: ChartFinding;
  readonly action: "modified" | "declined";
  readonly say: Say;
  readonly busy: boolean;
  /** What the server said no to; null where it did not. */
  readonly problem: string | null;
  readonly onAnswer: (answer: Answer) => void;
  readonly onClose: () => void;
}

type Reason = (typeof OVERRIDE_REASONS)[number];
const LEAST = 3;

/** Asks why, and what is done instead. Nothing is sent before it is whole. */
export function DecideDialog({ finding, action, say, busy, problem, onAnswer, onClose }: DialogProps) {
  const [reasonCode, setReasonCode] = useState<Reason | "">("");
  const [reason, setReason] = useState("");
  const [instead, setInstead] = useState("");
  const [dose, setDose] = useState("");
  const [faults, setFaults] = useState<readonly string[]>([]);
  const about = useId();
  const takesDose = action === "modified" && finding.track !== "therapy" && finding.track !== "safety";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const doseMg = Number(dose.replace(",", "."));
    const found = [
      ...(reasonCode === "" ? ["why-missing"] : []),
      ...(reasonCode === "other" && reason.trim().length < LEAST ? ["words-missing"] : []),
      ...(action === "modified" && instead.trim().length < LEAST && dose.trim() === "" ? ["instead-missing"] : []),
      ...(dose.trim() !== "" && !(doseMg > 0) ? ["dose-wrong"] : []),
    ];
    setFaults(found);
    if (found.length > 0 || reasonCode === "") return;
    const modifiedTo = {
      ...(instead.trim().length >= LEAST ? { text: instead.trim() } : {}),
      ...(dose.trim() === "" ? {} : { doseMg, ...medicineOf(finding) }),
    };
    onAnswer({
      action,
      reasonCode,
      ...(reason.trim().length >= LEAST ? { reason: reason.trim() } : {}),
      ...(action === "modified" ? { modifiedTo } : {}),
    });
  };
  return (
    <Dialog title={say("decide.title", { action })} closeLabel={say("decide.close")} onClose={onClose}>
      <form className="stack decide-form" onSubmit={submit} noValidate>
        <p className="soft" id={about}>
          {say("decide.proposed", { what: finding.do[0] ?? "" })}
        </p>
        {action === "modified" ? <Instead {...{ say, instead, setInstead, dose, setDose, takesDose }} /> : null}
        <fieldset className="reasons">
          <legend>{say("decide.why")}</legend>
          {OVERRIDE_REASONS.map((code) => (
            <label key={code} className="check">
              <input
                type="radio"
                name="reason"
                value={code}
                checked={reasonCode === code}
                data-first-focus={code === OVERRIDE_REASONS[0] && action === "declined" ? true : undefined}
                onChange={() => setReasonCode(code)}
              />
              <span>{say(`reason.${code}`)}</span>
            </label>
          ))}
        </fieldset>
        <Words label={say("decide.words")} hint={say("decide.words-hint")} value={reason} onChange={setReason} />
        {faults.length > 0 || problem !== null ? (
          <div className="notice" role="alert">
            <ul>
              {[...faults.map((fault) => say(`decide.${fault}`)), ...(problem === null ? [] : [problem])].map(
                (line) => (
                  <li key={line}>{line}</li>
                ),
              )}
            </ul>
          </div>
        ) : null}
        <div className="state-actions">
          <button type="submit" className="btn primary" aria-disabled={busy}>
            {say("decide.submit", { action })}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say("decide.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function medicineOf({ to }: ChartFinding): { medication?: string } {
  return typeof to?.medication === "string" ? { medication: to.medication } : {};
}

interface InsteadProps {
  readonly say: Say;
  readonly instead: string;
  readonly setInstead: (text: string) => void;
  readonly dose: string;
  readonly setDose: (text: string) => void;
  readonly takesDose: boolean;
}

function Instead({ say, instead, setInstead, dose, setDose, takesDose }: InsteadProps) {
  const field = useId();
  return (
    <>
      <Words
        label={say("decide.instead-label")}
        hint={say("decide.instead-hint")}
        value={instead}
        onChange={setInstead}
        first
      />
      {takesDose ? (
        <div className="field">
          <label htmlFor={field}>{say("decide.dose")}</label>
          <input
            id={field}
            className="input dose-input"
            inputMode="decimal"
            maxLength={8}
            value={dose}
            onChange={(event) => setDose(event.target.value)}
          />
        </div>
      ) : null}
    </>
  );
}

interface WordsProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly first?: boolean;
}

function Words({ label, hint, value, onChange, first }: WordsProps) {
  const field = useId();
  const below = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <textarea
        id={field}
        className="input"
        rows={2}
        maxLength={1000}
        value={value}
        aria-describedby={below}
        data-first-focus={first}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={below} className="micro soft">
        {hint}
      </span>
    </div>
  );
}
