import { dayNumber } from "../../../../clinical/timeline/day-number.ts";
import type { DoseLane } from "../../../../clinical/timeline/timeline.ts";
import type { Chart } from "../../../../http/contract/chart.ts";
import { dayInWords } from "../../../shared/charts/calendar-day.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { BurdenBars } from "../../../shared/ui/burden-bars.tsx";
import { timelineOfChart } from "../picture-of.ts";
import { doseInWords } from "./line-words.ts";

interface OverTimeProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

type Event = { readonly day: number; readonly key: string } & (
  | { readonly kind: "dose"; readonly words: string }
  | { readonly kind: "effect"; readonly level: "none" | "mild" | "moderate" | "severe"; readonly words: string }
  | { readonly kind: "taken"; readonly words: string }
);

const SHOWN = 12;

/** For each medicine: its doses, what was felt and how many doses were taken, on one line of days, the newest first. */
export function OverTime({ chart, say, locale }: OverTimeProps) {
  const { doses } = timelineOfChart(chart);
  const told = doses
    .map((lane) => ({ lane, events: eventsOf(chart, lane, say, locale) }))
    .filter(({ events }) => events.some(({ kind }) => kind !== "dose"));
  if (told.length === 0)
    return (
      <section className="medicines-part">
        <h3>{say("medicines.over-time")}</h3>
        <p className="soft">{say("medicines.over-time-empty")}</p>
      </section>
    );
  return (
    <section className="medicines-part">
      <h3>{say("medicines.over-time")}</h3>
      {told.map(({ lane, events }) => (
        <details key={lane.orderId} className="over-time" open={lane.stoppedDay === null}>
          <summary>{lane.medication}</summary>
          <ol>
            {events.slice(0, SHOWN).map((event) => (
              <li key={event.key} className={`is-${event.kind}`}>
                <span className="change-day">
                  {dayInWords(event.day, locale, { day: "numeric", month: "short", year: "numeric" })}
                </span>
                <span className="person">
                  {event.kind === "effect" ? <BurdenBars burden={event.level} /> : null}
                  {event.words}
                </span>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}

/** Days from a change of dose to an effect that still reads as following it: shown as a count, never as a verdict. */
function eventsOf(chart: Chart, lane: DoseLane, say: Say, locale: string): Event[] {
  const { sideEffects, adherence } = timelineOfChart(chart);
  const end = lane.stoppedDay ?? dayNumber(chart.today);
  const within = (day: number) => day >= lane.startedDay && day <= end + 14;
  const doses = lane.steps
    .filter(({ planned }) => !planned)
    .map(
      (step): Event => ({
        kind: "dose",
        day: step.day,
        key: `dose ${step.entryId} ${step.day}`,
        words: `${doseInWords(say, locale, step.doseMg)} ${slugInWords(say, "frequency", step.frequency)}`,
      }),
    );
  const stopped: Event[] =
    lane.stoppedDay === null
      ? []
      : [
          {
            kind: "dose",
            day: lane.stoppedDay,
            key: `stop ${lane.orderId}`,
            words: say("medicines.did.stop", { medication: lane.medication }),
          },
        ];
  const effects = sideEffects
    .filter((mark) => within(mark.day) && (mark.medication === null || mark.medication === lane.medication))
    .map(
      (mark): Event => ({
        kind: "effect",
        level: mark.severity,
        day: mark.day,
        key: mark.entryId,
        words: effectInWords(say, lane, mark),
      }),
    );
  const taken = adherence
    .filter((mark) => within(mark.day) && (mark.medication === null || mark.medication === lane.medication))
    .map(
      (mark): Event => ({
        kind: "taken",
        day: mark.day,
        key: mark.entryId,
        words: [
          say("medicines.taken-of", { taken: mark.of - mark.missed, of: mark.of }),
          ...barriersOf(chart, mark.entryId, say),
        ].join(", "),
      }),
    );
  return [...doses, ...stopped, ...effects, ...taken].sort((a, b) => b.day - a.day);
}

type Effect = ReturnType<typeof timelineOfChart>["sideEffects"][number];

function effectInWords(say: Say, lane: DoseLane, mark: Effect): string {
  const name = slugInWords(say, "medicines.effect", mark.effect);
  const level = slugInWords(say, "medicines.option", mark.severity);
  const step = lane.steps.findLast(({ day, planned }) => !planned && day <= mark.day);
  const since = step === undefined ? "" : say("medicines.days-after-dose", { days: mark.day - step.day });
  const suspect = mark.medication === null ? say("medicines.no-suspect") : "";
  const cause = mark.cause === "discontinuation" ? say("medicines.of-stopping") : "";
  const gone = mark.resolved ? say("medicines.gone") : "";
  return [`${name}: ${level}`, since, suspect, cause, gone].filter((part) => part !== "").join(", ");
}

function barriersOf(chart: Chart, entryId: string, say: Say): string[] {
  const barriers = chart.entries.find(({ id }) => id === entryId)?.barriers;
  return Array.isArray(barriers) ? barriers.map((one) => slugInWords(say, "medicines.barrier", String(one))) : [];
}
