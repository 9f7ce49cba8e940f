import { useEffect, useRef } from "react";
import type { QueueState } from "./answer-queue.ts";
import { ClosedNotice } from "./closed-notice.tsx";
import { FootNote } from "./foot-note.tsx";
import { answerOn, type Given, type Step } from "./form-steps.ts";
import { Question } from "./question.tsx";
import type { Words } from "./words.ts";

export interface AskingProps {
  readonly say: Words;
  readonly steps: readonly Step[];
  readonly given: Given;
  readonly saving: QueueState;
  readonly onTablet: boolean;
  readonly onAnswer: (step: Step, value: number | null) => void;
}

interface Props extends AskingProps {
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onAll: () => void;
}

/** One question on the screen, how far one is, back and next, and help in reach. */
export function OneQuestion({ say, steps, given, saving, onTablet, onAnswer, at, onMove, onAll }: Props) {
  const step = steps[at];
  const top = useRef<HTMLElement>(null);
  // A new question begins at its top, for eyes and for a screen reader.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what the effect is for
  useEffect(() => {
    scrollTo(0, 0);
    top.current?.focus();
  }, [step?.id]);
  if (step === undefined) return null;
  return (
    <div className="asking">
      <header className="asking-head">
        <p className="soft">{say("ask.place", { at: at + 1, of: steps.length })}</p>
        <Progress {...{ say, steps, given, at }} />
      </header>
      <main
        className="asking-body"
        ref={top}
        tabIndex={-1}
        aria-label={say("ask.progress", { at: at + 1, of: steps.length })}
      >
        <h1 className="for-readers">{step.sheet.form.title}</h1>
        <Question
          key={step.id}
          step={step}
          answer={answerOn(step, given)}
          onAnswer={(value) => onAnswer(step, value)}
          say={say}
          withLead
        />
        <ClosedNotice say={say} />
      </main>
      <footer className="asking-foot">
        <div className="two">
          <button type="button" className="big" onClick={() => onMove(at - 1)}>
            {say("ask.back")}
          </button>
          <button type="button" className="big primary" onClick={() => onMove(at + 1)}>
            {say("ask.next")}
          </button>
        </div>
        <FootNote say={say} saving={saving} onTablet={onTablet} />
        <button type="button" className="not-say" onClick={onAll}>
          {say("start.all")}
        </button>
      </footer>
    </div>
  );
}

function Progress({ say, steps, given, at }: Pick<Props, "say" | "steps" | "given" | "at">) {
  return (
    <div className="progress" role="img" aria-label={say("ask.progress", { at: at + 1, of: steps.length })}>
      {steps.map((step, place) => (
        <i key={step.id} className={place === at ? "is-now" : markOf(answerOn(step, given))} />
      ))}
    </div>
  );
}

function markOf(answer: number | null | undefined): string {
  if (answer === undefined) return "";
  return answer === null ? "is-skipped" : "is-done";
}
