import { useId } from "react";

interface MomentProps {
  readonly label: string;
  /** As the browser's input holds it: `2026-03-02T14:30`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day with its time. */
export function MomentField({ label, value, onChange }: MomentProps) {
  const field = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        className="input"
        type="datetime-local"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
