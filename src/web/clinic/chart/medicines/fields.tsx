import { type ReactNode, useId } from "react";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly first?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly kind?: "text" | "number" | "date";
  readonly least?: string;
}

/** One line to fill in: words, a number or a day. */
export function TextField({ label, value, onChange, hint, first, kind = "text", least }: TextFieldProps) {
  const field = useId();
  const below = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        className="input"
        type={kind === "date" ? "date" : "text"}
        inputMode={kind === "number" ? "decimal" : undefined}
        min={least}
        maxLength={kind === "date" ? undefined : 300}
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

/** A few sentences. */
export function WordsField({ label, value, onChange, hint, first }: FieldProps) {
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
