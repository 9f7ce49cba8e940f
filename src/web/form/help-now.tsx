import { useContext, useEffect, useId, useRef, useState } from "react";
import type { CrisisLine } from "../../http/contract/crisis.ts";
import { closedWords, HelpContext, ownLines } from "./help-facts.ts";
import type { Words } from "./words.ts";

interface HelpProps {
  readonly say: Words;
  readonly onTablet: boolean;
  /** Why it opened: asked for, or an answer that the care team is told of (`waiting`: once there is a connection). */
  readonly because: "asked" | "answer" | "answer-waiting";
  readonly onClose: () => void;
}

/** Where help is, in the order call, write, emergency. Works without a connection: nothing here is fetched. */
export function HelpNow({ say, onTablet, because, onClose }: HelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const { lines, closed, language } = useContext(HelpContext);
  const asked = because === "asked";
  return (
    <dialog ref={dialog} className="help" aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>{say(asked ? "help.title" : "help.title-answer")}</h2>
      {asked ? null : <p>{say(answerWords(because, closed !== null))}</p>}
      {closed === null ? null : <p>{closedWords(closed, language, say)}</p>}
      <p className="strong">{say("help.now")}</p>
      {(lines ?? ownLines(say)).map((line) => (
        <HelpLine key={line.about} line={line} />
      ))}
      {onTablet ? <p>{say("help.kiosk")}</p> : null}
      <p className="soft">{say("help.not-live")}</p>
      <button type="button" className="big" onClick={() => dialog.current?.close()}>
        {say(asked ? "help.close" : "help.on")}
      </button>
    </dialog>
  );
}

function answerWords(because: HelpProps["because"], closed: boolean) {
  if (because === "answer-waiting") return "help.answer-waiting";
  return closed ? "help.answer-closed" : "help.answer";
}

function HelpLine({ line: { kind, number, call, text, about } }: { readonly line: CrisisLine }) {
  return (
    <>
      {number === null || call === null ? null : (
        <a className="big primary" href={`tel:${number}`}>
          {call}
        </a>
      )}
      {number === null || text === null ? null : (
        <a className="big" href={`sms:${number}`}>
          {text}
        </a>
      )}
      <p className={kind === "emergency" ? "strong" : "soft"}>{about}</p>
    </>
  );
}

/** Always in reach, on every page of the form. */
export function HelpButton({ say, onTablet }: { readonly say: Words; readonly onTablet: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="help-button" onClick={() => setOpen(true)}>
        {say("ask.help")}
      </button>
      {open ? <HelpNow say={say} onTablet={onTablet} because="asked" onClose={() => setOpen(false)} /> : null}
    </>
  );
}
