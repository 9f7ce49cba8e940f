import { useId } from "react";
import { ClockAnswer, NumberAnswer } from "../shared/forms/form-number.tsx";
import { formWords } from "../shared/forms/form-words.ts";
import type { Step } from "./form-steps.ts";
import { ReadAloud } from "./read-aloud.tsx";
import type { Words } from "./words.ts";

interface QuestionProps {
  readonly step: Step;
  readonly answer: number | null | undefined;
  readonly onAnswer: (value: number | null) => void;
  readonly say: Words;
  /** The form's instruction and title stand above it. */
  readonly withLead: boolean;
}

/** One question in the instrument's own words, with its answers as wide as the screen. */
export function Question({ step, answer, onAnswer, say, withLead }: QuestionProps) {
  const { item, sheet } = step;
  const { form } = sheet;
  const guidance = useId();
  return (
    <div className="question" lang={form.language}>
      {withLead && form.instruction !== null ? <p className="lead">{form.instruction}</p> : null}
      {item.heading === null ? null : <p className="lead">{item.heading}</p>}
      <fieldset aria-describedby={item.guidance === null ? undefined : guidance}>
        <legend>
          <h2 className="ask">{item.text}</h2>
        </legend>
        {item.guidance === null ? null : (
          <p id={guidance} className="soft">
            {item.guidance}
          </p>
        )}
        <ReadAloud step={step} say={say} />
        <Answer step={step} answer={answer} onAnswer={onAnswer} />
      </fieldset>
      <button type="button" className="not-say" aria-pressed={answer === null} onClick={() => onAnswer(null)}>
        {say(answer === null ? "ask.skipped" : "ask.skip")}
      </button>
    </div>
  );
}

function Answer({ step, answer, onAnswer }: Pick<QuestionProps, "step" | "answer" | "onAnswer">) {
  const { item, sheet } = step;
  const name = useId();
  const words = formWords(sheet.form.language);
  const value = answer ?? undefined;
  const give = (given: number | undefined) => onAnswer(given ?? null);
  if (item.input === "number") return <NumberAnswer item={item} answer={value} onAnswer={give} words={words} />;
  if (item.input === "clock") return <ClockAnswer answer={value} onAnswer={give} words={words} />;
  return (
    <div className={item.options.length > 7 ? "choices is-scale" : "choices"}>
      {item.options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={answer === option.value}
            onChange={() => onAnswer(option.value)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}
