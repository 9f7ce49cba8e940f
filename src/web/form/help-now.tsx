import { useEffect, useId, useRef, useState } from "react";
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
  const asked = because === "asked";
  return (
    <dialog ref={dialog} className="help" aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>{say(asked ? "help.title" : "help.title-answer")}</h2>
      {asked ? null : <p>{say(because === "answer" ? "help.answer" : "help.answer-waiting")}</p>}
      <p className="strong">{say("help.now")}</p>
      <a className="big primary" href="tel:988">
        {say("help.call")}
      </a>
      <a className="big" href="sms:988">
        {say("help.text")}
      </a>
      <p className="soft">{say("help.call-about")}</p>
      <p className="strong">{say("help.emergency")}</p>
      {onTablet ? <p>{say("help.kiosk")}</p> : null}
      <p className="soft">{say("help.not-live")}</p>
      <button type="button" className="big" onClick={() => dialog.current?.close()}>
        {say(asked ? "help.close" : "help.on")}
      </button>
    </dialog>
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
