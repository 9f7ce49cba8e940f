import { type KeyboardEvent, useId, useRef } from "react";
import { type FormItem, keyOf } from "./form-answers.ts";
import { ClockAnswer, NumberAnswer } from "./form-number.tsx";
import type { FormWords } from "./form-words.ts";

interface QuestionProps {
  readonly item: FormItem;
  readonly number: string;
  readonly answer: number | undefined;
  readonly onAnswer: (value: number | undefined) => void;
  readonly onNext: () => void;
  readonly words: FormWords;
  /** Language of the question itself, where it is not that of the page. */
  readonly language: string;
  /** Whether choosing with a finger or the mouse goes on to the next question by itself. */
  readonly goesOn: boolean;
}

/** One question in the instrument's own words. The key beside an answer chooses it and goes on; Backspace takes it back. */
export function FormQuestion(props: QuestionProps) {
  const { item, number, answer, onAnswer, onNext, language } = props;
  const guidance = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = item.options.findIndex((_, place) => keyOf(item, place) === event.key);
    const option = item.options[index];
    if (item.input === "choice" && option) {
      event.preventDefault();
      onAnswer(option.value);
      onNext();
    } else if (item.input === "choice" && (event.key === "Backspace" || event.key === "Delete")) {
      event.preventDefault();
      onAnswer(undefined);
    } else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      onNext();
    }
  };
  return (
    <>
      {item.heading === null ? null : (
        <p className="form-heading" lang={language}>
          {item.heading}
        </p>
      )}
      <fieldset
        className={item.safety ? "item is-safety" : "item"}
        data-item={item.linkId}
        aria-describedby={item.guidance === null ? undefined : guidance}
        onKeyDown={onKeyDown}
      >
        <legend lang={language}>
          <span className="item-number">{number}</span> {item.text}
        </legend>
        {item.guidance === null ? null : (
          <p id={guidance} className="item-guidance" lang={language}>
            {item.guidance}
          </p>
        )}
        {item.input === "choice" ? <Choice {...props} /> : null}
        {item.input === "number" ? (
          <NumberAnswer item={item} answer={answer} onAnswer={onAnswer} words={props.words} />
        ) : null}
        {item.input === "clock" ? <ClockAnswer answer={answer} onAnswer={onAnswer} words={props.words} /> : null}
      </fieldset>
    </>
  );
}

function Choice({ item, answer, onAnswer, onNext, words, language, goesOn }: QuestionProps) {
  const name = useId();
  const byPointer = useRef(false);
  return (
    <div className={item.options.length > 7 ? "item-options is-scale" : "item-options"}>
      {item.options.map((option, index) => {
        const key = keyOf(item, index);
        return (
          <label
            key={option.value}
            className="item-option"
            lang={language}
            onPointerUp={() => {
              byPointer.current = true;
            }}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={answer === option.value}
              onKeyDown={() => {
                byPointer.current = false;
              }}
              onChange={() => {
                onAnswer(option.value);
                if (goesOn && byPointer.current) onNext();
                byPointer.current = false;
              }}
            />
            <span className="item-word">{option.text}</span>
            {key === null || option.text === key ? null : (
              // biome-ignore lint/a11y/noAriaHiddenOnFocusable: kbd cannot be focused
              <kbd aria-hidden="true">{key}</kbd>
            )}
          </label>
        );
      })}
      <button
        type="button"
        className="btn quiet small item-clear"
        disabled={answer === undefined}
        onClick={() => onAnswer(undefined)}
      >
        {words("clear")}
      </button>
    </div>
  );
}
