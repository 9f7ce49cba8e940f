import type { KeyboardEvent } from "react";
import type { InstrumentForm } from "../../../http/contract/chart.ts";
import { KeyHint } from "./key-hint.tsx";

type Item = InstrumentForm["items"][number];

interface ItemProps {
  readonly item: Item;
  readonly number: string;
  readonly answer: number | undefined;
  readonly onAnswer: (value: number | undefined) => void;
  readonly onNext: () => void;
  readonly clearWord: string;
}

/** One question in the instrument's own words. 1, 2, 3… choose and go on; arrows move; Backspace takes the answer back. */
export function ScoreItem({ item, number, answer, onAnswer, onNext, clearWord }: ItemProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const option = item.options[Number(event.key) - 1];
    if (/^[1-9]$/.test(event.key) && option) {
      event.preventDefault();
      onAnswer(option.value);
      onNext();
    } else if (event.key === "Backspace" || event.key === "Delete") {
      event.preventDefault();
      onAnswer(undefined);
    } else if (event.key === "Enter") {
      event.preventDefault();
      onNext();
    }
  };
  return (
    <fieldset className={item.safety ? "item is-safety" : "item"} data-item={item.linkId} onKeyDown={onKeyDown}>
      <legend>
        <span className="item-number">{number}</span> {item.text}
      </legend>
      <div className="item-options">
        {item.options.map((option, index) => (
          <label key={option.value} className="item-option">
            <input
              type="radio"
              name={item.linkId}
              value={option.value}
              checked={answer === option.value}
              onChange={() => onAnswer(option.value)}
            />
            <span className="item-word">{option.text}</span>
            <KeyHint>{index + 1}</KeyHint>
          </label>
        ))}
        <button
          type="button"
          className="btn quiet small item-clear"
          disabled={answer === undefined}
          onClick={() => onAnswer(undefined)}
        >
          {clearWord}
        </button>
      </div>
    </fieldset>
  );
}
