import type { CrisisLine } from "../../../http/contract/crisis.ts";
import type { Say } from "../../shared/charts/words.ts";

interface ReadProps {
  /** Null or empty: no answer of the patient's own raised an alert. */
  readonly lines: readonly CrisisLine[] | null;
  /** Of the words: the language the form was filled in in. */
  readonly language: string | null;
  readonly say: Say;
}

/** Where the patient finds help now, to be read to them word for word before anything else. */
export function ReadToPatient({ lines, language, say }: ReadProps) {
  if (lines === null || lines.length === 0) return null;
  return (
    <section className="read-out" aria-label={say("crisis.title")}>
      <h3>{say("crisis.title")}</h3>
      <p className="soft">{say("crisis.lead")}</p>
      <ul lang={language ?? undefined}>
        {lines.map(({ name, number, about }) => (
          <li key={about}>
            <b className="strong">{number === null ? name : `${name}: ${number}`}</b>
            <span>{about}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
