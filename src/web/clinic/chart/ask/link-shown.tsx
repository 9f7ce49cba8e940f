import { useId, useState } from "react";
import type { FormAsked } from "../../../../http/contract/form-requests.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { dayOf, formatFullDay } from "../../../shared/ui/format-date.ts";
import { SquareCode } from "./square-code.tsx";

interface Props {
  readonly asked: FormAsked;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly say: Say;
  readonly onDone: () => void;
}

/** The link to a form, shown this once: to copy, to print, or for the camera of a telephone. */
export function LinkShown({ asked, name, timeZone, locale, say, onDone }: Props) {
  const field = useId();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const copy = () =>
    navigator.clipboard.writeText(asked.link).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  return (
    <div className="link-shown">
      <p>{say("link-lead", { name, date: formatFullDay(dayOf(asked.expiresAt, timeZone), locale) })}</p>
      <SquareCode text={asked.link} label={say("code")} />
      <label className="for-readers" htmlFor={field}>
        {say("link-title")}
      </label>
      <textarea id={field} className="input link-text" readOnly rows={3} value={asked.link} spellCheck={false} />
      <p className="ask-acts no-print">
        <button type="button" className="btn primary" data-first-focus onClick={() => void copy()}>
          {say(copied === "yes" ? "copied" : "copy")}
        </button>
        <button type="button" className="btn" onClick={() => print()}>
          {say("print")}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {say("done")}
        </button>
      </p>
      <p role="status" className="soft">
        {copied === "failed" ? say("copy-failed") : copied === "yes" ? say("copied") : ""}
      </p>
    </div>
  );
}
