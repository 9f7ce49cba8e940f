import { Fragment } from "react";
import { ClosedNotice } from "./closed-notice.tsx";
import { FootNote } from "./foot-note.tsx";
import { answerOn } from "./form-steps.ts";
import type { AskingProps } from "./one-question.tsx";
import { Question } from "./question.tsx";

interface Props extends AskingProps {
  readonly onOne: () => void;
  readonly onEnd: () => void;
}

/** Every question on one page, for who prefers to see the whole. */
export function AllQuestions({ say, steps, given, saving, onTablet, onAnswer, onOne, onEnd }: Props) {
  return (
    <div className="asking is-all">
      <main className="asking-body">
        <p>
          <button type="button" className="not-say" onClick={onOne}>
            {say("ask.one")}
          </button>
        </p>
        <ClosedNotice say={say} />
        {steps.map((step) => (
          <Fragment key={step.id}>
            {step.isFirst ? <h1 lang={step.sheet.form.language}>{step.sheet.form.title}</h1> : null}
            <Question
              step={step}
              answer={answerOn(step, given)}
              onAnswer={(value) => onAnswer(step, value)}
              say={say}
              withLead={step.isFirst}
            />
          </Fragment>
        ))}
      </main>
      <footer className="asking-foot">
        <button type="button" className="big primary" onClick={onEnd}>
          {say("ask.next")}
        </button>
        <FootNote say={say} saving={saving} onTablet={onTablet} />
      </footer>
    </div>
  );
}
