import { type FormEvent, useId, useState } from "react";
import type { FormState } from "../../http/contract/form.ts";
import type { Words } from "./words.ts";

interface Props {
  readonly state: Extract<FormState, { state: "birth-date" }>;
  readonly say: Words;
  readonly onGiven: (birthDate: string) => Promise<void>;
}

/** Asks for the birth date before anything is shown. Three plain fields: a calendar is a long way back for most birthdays. */
export function BirthDatePage({ state, say, onGiven }: Props) {
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const problem = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = isoDate(new FormData(event.currentTarget));
    setWrong(given === null);
    if (given === null || busy) return;
    setBusy(true);
    await onGiven(given);
    setBusy(false);
  };
  const isOther = state.completedBy === "caregiver";
  const told = wrong ? say("birth.not-a-date") : state.wrong ? say("birth.wrong", { left: state.triesLeft }) : null;
  return (
    <main className="sheet">
      <h1>{say("birth.title")}</h1>
      <p>{say(isOther ? "birth.lead-other" : "birth.lead", { organization: state.organization })}</p>
      <form className="birth" onSubmit={(event) => void submit(event)} noValidate>
        <div className="birth-fields">
          <DatePart name="month" label={say("birth.month")} digits={2} describedBy={problem} wrong={told !== null} />
          <DatePart name="day" label={say("birth.day")} digits={2} describedBy={problem} wrong={told !== null} />
          <DatePart name="year" label={say("birth.year")} digits={4} describedBy={problem} wrong={told !== null} />
        </div>
        <p id={problem} className="trouble" role="alert">
          {told}
        </p>
        <button type="submit" className="big primary" aria-disabled={busy}>
          {say("birth.go")}
        </button>
      </form>
      <p className="soft">{say("birth.why")}</p>
    </main>
  );
}

interface PartProps {
  readonly name: string;
  readonly label: string;
  readonly digits: number;
  readonly describedBy: string;
  readonly wrong: boolean;
}

function DatePart({ name, label, digits, describedBy, wrong }: PartProps) {
  const id = useId();
  return (
    <div className={`date-part is-${name}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={digits}
        aria-invalid={wrong}
        aria-describedby={describedBy}
      />
    </div>
  );
}

/** Null where the three fields are no day there ever was. */
function isoDate(fields: FormData): string | null {
  const [year, month, day] = ["year", "month", "day"].map((name) => Number(String(fields.get(name)).trim()));
  if (year === undefined || month === undefined || day === undefined || !(year > 1850)) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
