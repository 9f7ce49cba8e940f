import { useState } from "react";
import type { Closed } from "../../http/contract/crisis.ts";
import type { FormState, OpenForm } from "../../http/contract/form.ts";
import { AllQuestions } from "./all-questions.tsx";
import { EndPage } from "./end-page.tsx";
import { answerOn, asksForHelp, firstOpen, type Step, stepsOf } from "./form-steps.ts";
import { HelpContext } from "./help-facts.ts";
import { HelpNow } from "./help-now.tsx";
import { OneQuestion } from "./one-question.tsx";
import { StartPage } from "./start-page.tsx";
import { useAnswers } from "./use-answers.ts";
import { pageLanguage, type Words } from "./words.ts";

interface Props {
  readonly form: OpenForm;
  readonly say: Words;
  /** The form was shut meanwhile, or asks for the birth date again. */
  readonly onStopped: (state: FormState) => void;
  readonly onHandedIn: (closed: Closed | null) => void;
}

/** Filling a form in: a word before, the questions one by one or all at once, a word at the end. */
export function FillPage({ form, say, onStopped, onHandedIn }: Props) {
  const { given, give, saving, queue, closed } = useAnswers(form, onStopped);
  const steps = stepsOf(form.sheets, given);
  const fresh = steps.every((step) => answerOn(step, given) === undefined);
  /** -1 = before the first question. */
  const [at, setAt] = useState(() => (fresh ? -1 : firstOpen(steps, given)));
  const [all, setAll] = useState(false);
  const [helping, setHelping] = useState(false);
  const answer = (step: Step, value: number | null) => {
    const before = answerOn(step, given);
    give(step.instrument, step.item.linkId, value);
    if (asksForHelp(step, value) && before !== value) setHelping(true);
  };
  const start = (asPage: boolean) => {
    setAll(asPage);
    setAt(0);
  };
  const shared = { say, steps, given, saving, onTablet: form.mode === "kiosk", onAnswer: answer };
  return (
    <HelpContext value={{ lines: form.crisis, closed, language: pageLanguage(form.language) }}>
      {at < 0 ? (
        <StartPage {...shared} form={form} onStart={start} />
      ) : all && at < steps.length ? (
        <AllQuestions {...shared} onOne={() => setAll(false)} onEnd={() => setAt(steps.length)} />
      ) : at < steps.length ? (
        <OneQuestion {...shared} at={at} onMove={setAt} onAll={() => setAll(true)} />
      ) : (
        <EndPage
          {...shared}
          queue={queue}
          onBack={() => setAt(all ? 0 : steps.length - 1)}
          onStopped={onStopped}
          onHandedIn={onHandedIn}
        />
      )}
      {helping ? (
        <HelpNow
          say={say}
          onTablet={shared.onTablet}
          because={saving === "waiting" ? "answer-waiting" : "answer"}
          onClose={() => setHelping(false)}
        />
      ) : null}
    </HelpContext>
  );
}
