import { useEffect, useRef, useState } from "react";
import type { Closed } from "../../http/contract/crisis.ts";
import type { FormState } from "../../http/contract/form.ts";
import type { AnswerQueue } from "./answer-queue.ts";
import { ClosedNotice } from "./closed-notice.tsx";
import { FootNote } from "./foot-note.tsx";
import { handIn, RefusedError } from "./form-api.ts";
import { answerOn } from "./form-steps.ts";
import type { AskingProps } from "./one-question.tsx";

interface Props extends AskingProps {
  readonly queue: AnswerQueue;
  readonly onBack: () => void;
  readonly onStopped: (state: FormState) => void;
  readonly onHandedIn: (closed: Closed | null) => void;
}

const TRY_AGAIN_MS = 5000;

/** After the last question: what is open, and handing in. Without a connection it goes on trying by itself. */
export function EndPage({ say, steps, given, saving, onTablet, queue, onBack, onStopped, onHandedIn }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const [sending, setSending] = useState<"no" | "yes" | "waiting">("no");
  const [problem, setProblem] = useState<string | null>(null);
  const open = steps.filter((step) => answerOn(step, given) == null).length;
  const isBlank = steps.every((step) => answerOn(step, given) === undefined);
  const send = async () => {
    setSending("yes");
    setProblem(null);
    await queue.settled();
    try {
      const state = await handIn();
      if (state.state === "answered") {
        queue.clear();
        onHandedIn(state.closed ?? null);
      } else onStopped(state);
    } catch (error) {
      if (error instanceof RefusedError && error.status < 500 && error.status !== 429) {
        setProblem(error.message);
        setSending("no");
      } else {
        setSending("waiting");
        setTimeout(() => void send(), TRY_AGAIN_MS);
      }
    }
  };
  return (
    <div className="asking">
      <main className="asking-body sheet">
        <h1 ref={heading} tabIndex={-1}>
          {say("end.title")}
        </h1>
        <p className="lead">{isBlank ? say("end.nothing") : open === 0 ? say("end.all") : say("end.open", { open })}</p>
        <p role="alert" className="trouble">
          {problem ??
            (sending === "waiting" || (sending === "yes" && saving === "waiting") ? say("end.waiting") : null)}
        </p>
        <ClosedNotice say={say} />
      </main>
      <footer className="asking-foot">
        <div className="two">
          <button type="button" className="big" onClick={onBack}>
            {say("ask.back")}
          </button>
          <button
            type="button"
            className="big primary"
            aria-disabled={isBlank || sending !== "no"}
            onClick={() => {
              if (!isBlank && sending === "no") void send();
            }}
          >
            {say(sending === "no" ? "end.send" : "end.sending")}
          </button>
        </div>
        <FootNote say={say} saving={saving} onTablet={onTablet} />
      </footer>
    </div>
  );
}
