import { dayNumber, isoDay } from "../../../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { TaperStepRead } from "../../../../../http/contract/tapers.ts";
import { dayInWords } from "../../../../shared/charts/calendar-day.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { formatDay, formatFullDay } from "../../../../shared/ui/format-date.ts";
import { milligramsOn, takeInWords } from "./taper-words.ts";

interface CalendarProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly medication: string;
  readonly fromMg: number | null;
  readonly steps: readonly TaperStepRead[];
  /** ISO date of the first lower dose. */
  readonly start: string;
}

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;
const DAYS_A_WEEK = 7;

/** The taper for a kitchen wall: a box to tick each day, a thick line and words where the dose changes. Reads without colour. */
export function TaperCalendar({ chart, say, locale, medication, fromMg, steps, start }: CalendarProps) {
  const last = steps[steps.length - 1]?.day ?? 0;
  const weeks = Array.from({ length: Math.floor(last / DAYS_A_WEEK) + 1 }, (_, week) => week);
  const date = (day: number) => isoDay(dayNumber(start) + day);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet wider than a phone is scrolled by keyboard too
    <section className="taper-sheet" tabIndex={0} aria-label={say("taper.calendar.title", { medication })}>
      <header>
        <h2>{say("taper.calendar.title", { medication })}</h2>
        <p>{say("taper.calendar.lead", { name: chart.patient.name })}</p>
        <p className="micro">{say("taper.calendar.version", { date: formatFullDay(chart.today, locale) })}</p>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("taper.calendar.week")}</th>
            {WEEK.map((day) => (
              <th key={day} scope="col">
                {new Date(`${date(day)}T12:00:00Z`).toLocaleDateString(locale, { weekday: "short", timeZone: "UTC" })}
              </th>
            ))}
            <th scope="col">{say("taper.calendar.happens")}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => {
            const own = steps.filter(({ day }) => Math.floor(day / DAYS_A_WEEK) === week);
            return (
              <tr key={week} className={own.length > 0 ? "is-step" : undefined}>
                <th scope="row">{week + 1}</th>
                {WEEK.map((weekday) => {
                  const day = week * DAYS_A_WEEK + weekday;
                  const mg = milligramsOn(steps, day, fromMg);
                  return (
                    <td key={weekday}>
                      <span className="micro">
                        {dayInWords(dayNumber(start) + day, locale, { day: "numeric", month: "short" })}
                      </span>
                      <span className="sheet-dose">
                        {mg === null
                          ? say("taper.ask")
                          : mg === 0
                            ? say("taper.calendar.none")
                            : say("taper.mg", { mg })}
                        {mg === 0 ? null : <span className="tick" />}
                      </span>
                    </td>
                  );
                })}
                <td>
                  {own.map((step) => (
                    <p key={step.day}>
                      <strong>
                        {step.doseMg === 0
                          ? say("taper.calendar.stop", { date: formatDay(date(step.day), locale, start) })
                          : say("taper.calendar.new", {
                              date: formatDay(date(step.day), locale, start),
                              mg: step.doseMg,
                            })}
                      </strong>{" "}
                      {step.doseMg === 0 ? null : takeInWords(say, step)}
                    </p>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="sheet-notes">
        <section>
          <h3>{say("taper.calendar.dizzy")}</h3>
          <p>{say("taper.calendar.dizzy-do")}</p>
        </section>
        <section className="is-strong">
          <h3>{say("taper.calendar.mood")}</h3>
          <p>{say("taper.calendar.mood-do")}</p>
          <p className="medium">{say("taper.calendar.no-line")}</p>
        </section>
      </div>
    </section>
  );
}
