import { useId, useState } from "react";
import type { FormItem } from "./form-answers.ts";
import type { FormWords } from "./form-words.ts";

interface NumberProps {
  readonly item: FormItem;
  readonly answer: number | undefined;
  readonly onAnswer: (value: number | undefined) => void;
  readonly words: FormWords;
}

/** A count typed in. What the form cannot take is said at once, and counts as open until it is mended. */
export function NumberAnswer({ item, answer, onAnswer, words }: NumberProps) {
  const id = useId();
  const [typed, setTyped] = useState(answer === undefined ? "" : `${answer}`);
  const wrong = faultOf(item, typed, words);
  return (
    <div className="item-number-field">
      <label className="for-readers" htmlFor={id}>
        {words("number")}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        inputMode={item.wholeNumbers ? "numeric" : "decimal"}
        autoComplete="off"
        value={typed}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-about`}
        onChange={(event) => {
          const text = event.target.value.trim().replace(",", ".");
          setTyped(text);
          onAnswer(text === "" || faultOf(item, text, words) !== null ? undefined : Number(text));
        }}
      />
      <span id={`${id}-about`} className={wrong === null ? "soft" : "item-wrong"}>
        {wrong ?? aboutOf(item, words)}
      </span>
    </div>
  );
}

function aboutOf({ unit, min, max }: FormItem, words: FormWords): string {
  const range = min === null || max === null ? "" : words("range", { min, max });
  return [unit === null || unit === "clock" ? "" : words(`unit-${unit}`), range]
    .filter((part) => part !== "")
    .join(", ");
}

function faultOf({ min, max, wholeNumbers }: FormItem, text: string, words: FormWords): string | null {
  if (text === "") return null;
  const value = Number(text);
  const outside = Number.isNaN(value) || (min !== null && value < min) || (max !== null && value > max);
  if (outside) return words("outside", { min: min ?? 0, max: max ?? "…" });
  return wholeNumbers && !Number.isInteger(value) ? words("whole") : null;
}

const MINUTES_AN_HOUR = 60;

/** A time of day; kept as minutes after midnight. */
export function ClockAnswer({ answer, onAnswer, words }: Omit<NumberProps, "item">) {
  const id = useId();
  return (
    <div className="item-number-field">
      <label className="for-readers" htmlFor={id}>
        {words("clock")}
      </label>
      <input
        id={id}
        className="input"
        type="time"
        value={answer === undefined ? "" : clockText(answer)}
        onChange={(event) => {
          const [hours, minutes] = event.target.value.split(":").map(Number);
          onAnswer(hours === undefined || minutes === undefined ? undefined : hours * MINUTES_AN_HOUR + minutes);
        }}
      />
    </div>
  );
}

function clockText(minutes: number): string {
  const two = (value: number) => `${value}`.padStart(2, "0");
  return `${two(Math.floor(minutes / MINUTES_AN_HOUR))}:${two(minutes % MINUTES_AN_HOUR)}`;
}
