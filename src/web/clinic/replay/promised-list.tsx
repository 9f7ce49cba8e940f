import type { StoryDayRead } from "../../../http/contract/stories.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";

type Promised = StoryDayRead["promised"][number];

interface PromisedProps {
  readonly promised: readonly Promised[];
  readonly say: Say;
}

/** What the story's page promises of the day, each with whether the rules in force keep it: worked out now, never stored. */
export function PromisedList({ promised, say }: PromisedProps) {
  const kept = promised.filter((one) => one.kept).length;
  return (
    <section className="card promised" aria-labelledby="promised-title">
      <h2 id="promised-title">{say("replay.promised")}</h2>
      {promised.length === 0 ? (
        <p className="soft">{say("replay.nothing-promised")}</p>
      ) : (
        <>
          <p className={kept === promised.length ? "soft" : "strong"}>
            {say("replay.kept", { kept, of: promised.length })}
          </p>
          <ul>
            {promised.map((one) => (
              <li key={`${one.kind} ${one.what}`} className={one.kept ? undefined : "is-broken"}>
                <span aria-hidden="true">{one.kept ? "✓" : "✗"}</span>
                <span>
                  <span className="for-readers">{say(one.kept ? "replay.met" : "replay.not-met")}: </span>
                  {promiseInWords(one, say)}
                  {one.kept ? null : <span className="soft"> {say("replay.found", { what: one.found })}</span>}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** `PIV-W4-2 continue` as "Continue (PIV-W4-2)". */
function ruleInWords(what: string, say: Say): string {
  const [rule = "", category = ""] = what.split(" ");
  return say("replay.rule", { rule, category: slugInWords(say, "category", category) });
}

function promiseInWords({ kind, what }: Promised, say: Say): string {
  switch (kind) {
    case "first":
    case "also":
      return say(`replay.promise.${kind}`, { what: ruleInWords(what, say) });
    case "never":
      return say("replay.promise.never", { what: slugInWords(say, "category", what) });
    case "due": {
      const at = what.lastIndexOf(" ");
      return say("replay.promise.due", { name: what.slice(0, at), day: what.slice(at + 1) });
    }
    case "gates":
      return say("replay.promise.gates", { what: what.replaceAll(",", ", ") });
    case "reason":
      return say("replay.promise.reason", { what: slugInWords(say, "rule-reason", what) });
    case "course":
      return say("replay.promise.course", { what: what.replaceAll("-", " ") });
  }
}
