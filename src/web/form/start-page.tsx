import type { OpenForm } from "../../http/contract/form.ts";
import { ClosedNotice } from "./closed-notice.tsx";
import type { Step } from "./form-steps.ts";
import { HelpButton } from "./help-now.tsx";
import type { Words } from "./words.ts";

const SECONDS_A_QUESTION = 8;

interface Props {
  readonly form: OpenForm;
  readonly steps: readonly Step[];
  readonly say: Words;
  readonly onTablet: boolean;
  readonly onStart: (asPage: boolean) => void;
}

/** What it is, how long it takes, that nothing has to be answered, and that nobody watches live. */
export function StartPage({ form, steps, say, onTablet, onStart }: Props) {
  const { organization, readers, completedBy, language } = form;
  const minutes = Math.max(1, Math.round((steps.length * SECONDS_A_QUESTION) / 60));
  const names = readers.length === 0 ? "none" : new Intl.ListFormat(language, { type: "conjunction" }).format(readers);
  return (
    <main className="sheet">
      <h1>{say("start.title")}</h1>
      <p className="lead">{say("start.lead", { organization, count: steps.length, minutes })}</p>
      {completedBy === "caregiver" ? <p className="strong">{say("start.other")}</p> : null}
      <ul className="plain-list">
        <li>{say("start.saved")}</li>
        <li>{say("start.skip")}</li>
        <li>{say("start.not-live", { readers: names })}</li>
      </ul>
      <ClosedNotice say={say} />
      <button type="button" className="big primary" onClick={() => onStart(false)}>
        {say("start.go")}
      </button>
      <button type="button" className="big" onClick={() => onStart(true)}>
        {say("start.all")}
      </button>
      <p>
        <HelpButton say={say} onTablet={onTablet} />
      </p>
    </main>
  );
}
