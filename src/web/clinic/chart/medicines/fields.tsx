import { type ReactNode, useId } from "react";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly first?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly kind?: "text" | "number" | "date" | "moment";
  readonly least?: string;
}

const TYPES = { text: "text", number: "text", date: "date", moment: "datetime-local" } as const;

/** One line to fill in: words, a number, a day, or a day with its time (`2026-03-02T14:30`). */
export function TextField({ label, value, onChange, hint, first, kind = "text", least }: TextFieldProps) {
  const field = useId();
  const below = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        className="input"
        type={TYPES[kind]}
        inputMode={kind === "number" ? "decimal" : undefined}
        min={least}
        maxLength={TYPES[kind] === "text" ? 300 : undefined}
        value={value}
        aria-describedby={hint === undefined ? undefined : below}
        data-first-focus={first}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined ? null : (
        <span id={below} className="micro soft">
          {hint}
        </span>
      )}
    </div>
  );
}

interface WordsFieldProps extends FieldProps {
  readonly rows?: number;
  /** Most characters. */
  readonly most?: number;
}

/** A few sentences; a whole note where it is given the room. */
export function WordsField({ label, value, onChange, hint, first, rows = 2, most = 1000 }: WordsFieldProps) {
  const field = useId();
  const below = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <textarea
        id={field}
        className="input"
        rows={rows}
        maxLength={most}
        value={value}
        aria-describedby={hint === undefined ? undefined : below}
        data-first-focus={first}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined ? null : (
        <span id={below} className="micro soft">
          {hint}
        </span>
      )}
    </div>
  );
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly (readonly [value: string, words: string])[];
}

/** One of a list. */
export function ChoiceField({ label, value, onChange, options, first }: ChoiceProps) {
  const field = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <select
        id={field}
        className="input"
        value={value}
        data-first-focus={first}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FormActsProps {
  /** Sends the form. */
  readonly send: string;
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly busy: boolean;
  /** Not to be sent as it stands. */
  readonly shut?: boolean;
}

/** How a form in a dialog ends: sent or left. */
export function FormActs({ send, cancel, onCancel, busy, shut }: FormActsProps) {
  return (
    <div className="state-actions">
      <button type="submit" className="btn primary" disabled={shut} aria-disabled={busy}>
        {send}
      </button>
      <button type="button" className="btn" onClick={onCancel}>
        {cancel}
      </button>
    </div>
  );
}

/** What is wrong, each in a sentence; nothing where nothing is. */
export function Faults({ faults }: { readonly faults: readonly string[] }): ReactNode {
  if (faults.length === 0) return null;
  return (
    <div className="notice" role="alert">
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  );
}
