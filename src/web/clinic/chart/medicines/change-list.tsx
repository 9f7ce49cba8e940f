import type { Chart } from "../../../../http/contract/chart.ts";
import type { MedicineChange } from "../../../../http/contract/medicines.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { formatDay } from "../../../shared/ui/format-date.ts";
import { TrackMark } from "../../../shared/ui/track-mark.tsx";
import { doseInWords } from "./line-words.ts";

interface ListProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly changes: readonly MedicineChange[];
  readonly names: Readonly<Record<string, string>>;
}

const SHOWN = 8;

/** Each change of medicine in words, and what it means for the work in session where a source says so. */
export function ChangeList({ chart, say, locale, changes, names }: ListProps) {
  if (changes.length === 0) return null;
  return (
    <section className="medicines-part" aria-labelledby="medicine-changes">
      <h3 id="medicine-changes">{say("medicines.changes")}</h3>
      <ol className="medicine-changes">
        {changes.slice(0, SHOWN).map((change) => (
          <li key={change.entryId}>
            <p>
              <span className="change-day">{formatDay(change.at, locale, chart.today)}</span>{" "}
              {changeInWords(say, locale, change)}
              {change.author === null ? null : (
                <span className="soft">
                  {" "}
                  {say("medicines.by", {
                    name: names[change.author.id] ?? slugInWords(say, "role", change.author.role),
                  })}
                </span>
              )}
            </p>
            {change.notes.map((note) => (
              <p key={note.text} className="in-session">
                <TrackMark track="therapy" />
                <span>
                  <span className="medium">{say("medicines.in-session")}</span> {note.text}{" "}
                  <span className="muted">{say(`medicines.mark.${note.mark}`)}</span>
                </span>
              </p>
            ))}
          </li>
        ))}
      </ol>
      {changes.length > SHOWN ? (
        <p className="soft micro">{say("medicines.changes-more", { count: changes.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}

function changeInWords(say: Say, locale: string, change: MedicineChange): string {
  const { action, medication, beforeMg, doseMg, frequency, plannedStop, until, reason } = change;
  const rise =
    beforeMg === null || doseMg === null
      ? "change"
      : doseMg > beforeMg
        ? "raise"
        : doseMg < beforeMg
          ? "lower"
          : "change";
  const what = say(`medicines.did.${action === "change" ? rise : action}`, {
    medication,
    dose: `${doseInWords(say, locale, doseMg)}${frequency === null ? "" : ` ${slugInWords(say, "frequency", frequency)}`}`,
    before: doseInWords(say, locale, beforeMg),
  });
  const more = [
    plannedStop === null ? "" : say("medicines.stops", { date: formatDay(plannedStop, locale) }),
    until === null ? "" : say("medicines.until", { date: formatDay(until, locale) }),
  ].filter((part) => part !== "");
  return `${[what, ...more].join(", ")}${reason === null ? "" : `: ${reason}`}`;
}
