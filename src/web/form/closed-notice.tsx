import { useContext } from "react";
import type { CrisisLine } from "../../http/contract/crisis.ts";
import { closedWords, HelpContext, ownLines } from "./help-facts.ts";
import type { Words } from "./words.ts";

/** While the clinic is closed: that nobody reads this before it opens, and where help is until then. Nothing while it is open. */
export function ClosedNotice({ say }: { readonly say: Words }) {
  const { lines, closed, language } = useContext(HelpContext);
  if (closed === null) return null;
  return (
    <div className="closed-notice">
      <p className="strong">{closedWords(closed, language, say)}</p>
      <ul className="plain-list">
        {(lines ?? ownLines(say)).map((line) => (
          <li key={line.about}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ line: { number, name, call, text, about } }: { readonly line: CrisisLine }) {
  if (number === null || call === null) return about;
  return (
    <>
      {name}: <a href={`tel:${number}`}>{call}</a>
      {text === null ? null : (
        <>
          {" · "}
          <a href={`sms:${number}`}>{text}</a>
        </>
      )}
    </>
  );
}
