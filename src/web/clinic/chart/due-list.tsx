import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { dayInWords } from "../../shared/charts/calendar-day.ts";
import type { Say } from "../../shared/charts/words.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";

interface DueProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

/** What falls due, the earliest first. */
export function DueList({ chart, say, locale }: DueProps) {
  const today = dayNumber(chart.today);
  const due = [...chart.due].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (due.length === 0) return null;
  return (
    <section className="card due">
      <h2>{say("due.title")}</h2>
      <ul>
        {due.map(({ what, name, dueOn, lastAsked }) => {
          const late = today - dayNumber(dueOn);
          return (
            <li key={`${what} ${name} ${dueOn}`}>
              <span>
                {late > 0 ? <FlagMark shape="clock" size={12} /> : null} {name}
                {lastAsked === undefined ? null : (
                  <small className="due-asked">
                    {say("due.asked", {
                      date: dayInWords(dayNumber(lastAsked), locale, { day: "numeric", month: "short" }),
                    })}
                  </small>
                )}
              </span>
              <span className={late > 0 ? "strong" : "muted"}>
                {late > 0
                  ? say("due.late", { days: late })
                  : late === 0
                    ? say("stat.today")
                    : dayInWords(dayNumber(dueOn), locale, { weekday: "short", day: "numeric", month: "short" })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
