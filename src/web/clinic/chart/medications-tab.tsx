import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { DoseLane } from "../../../clinical/timeline/timeline.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { dayInWords } from "../../shared/charts/calendar-day.ts";
import { figure, type Say, slugInWords } from "../../shared/charts/words.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { timelineOfChart } from "./picture-of.ts";

interface TabProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

function Row({ chart, lane, say, locale }: TabProps & { readonly lane: DoseLane }) {
  const words = (day: number) => dayInWords(day, locale, { day: "numeric", month: "short", year: "numeric" });
  const today = dayNumber(chart.today);
  const taken = timelineOfChart(chart).adherence.findLast(
    ({ medication }) => medication === lane.medication || medication === null,
  );
  const age = taken ? today - taken.day : null;
  const past = lane.plannedStop !== null && lane.stoppedDay === null && dayNumber(lane.plannedStop) < today;
  return (
    <tr className={lane.stoppedDay === null ? undefined : "is-past"}>
      <th scope="row">
        {lane.medication}
        {lane.shortTerm || lane.asNeeded ? (
          <span className="tag">{say(lane.asNeeded ? "frequency.as-needed" : "dose.short-term")}</span>
        ) : null}
        {lane.indication === null ? null : (
          <span className="muted"> {slugInWords(say, "condition", lane.indication)}</span>
        )}
      </th>
      <td>
        <ol className="doses">
          {lane.steps.map((step) => (
            <li key={`${step.entryId} ${step.day}`}>
              {step.doseMg === null ? (
                <span className="unknown">{say("dose.unknown-short")}</span>
              ) : (
                <b>{say("dose.mg", { mg: figure(step.doseMg, locale, 3) })}</b>
              )}{" "}
              {slugInWords(say, "frequency", step.frequency)}{" "}
              <span className="muted">
                {say(step.planned ? "medications.planned-from" : "dose.from", { date: words(step.day) })}
              </span>
            </li>
          ))}
        </ol>
      </td>
      <td>
        {lane.stoppedDay === null ? say("medications.now") : say("dose.stopped-on", { date: words(lane.stoppedDay) })}
      </td>
      <td>
        {lane.plannedStop === null ? (
          "–"
        ) : past ? (
          <b>{say("medications.stop-passed", { date: words(dayNumber(lane.plannedStop)) })}</b>
        ) : (
          words(dayNumber(lane.plannedStop))
        )}
      </td>
      <td>{slugInWords(say, "source", lane.source)}</td>
      <td>
        {lane.stoppedDay !== null ? (
          "–"
        ) : taken && age !== null && age <= 30 ? (
          say("medications.taken", {
            taken: taken.of - taken.missed,
            of: taken.of,
            pct: Math.round(taken.pct),
            date: words(taken.day),
          })
        ) : (
          <span className="unknown">
            {taken && age !== null ? say("score.age", { days: age }) : say("medications.not-asked")}
          </span>
        )}
      </td>
    </tr>
  );
}

/** Every order with its doses over time; what is taken now comes first. */
export function MedicationsTab({ chart, say, locale }: TabProps) {
  const lanes = [...timelineOfChart(chart).doses].sort(
    (a, b) => Number(a.stoppedDay !== null) - Number(b.stoppedDay !== null) || b.startedDay - a.startedDay,
  );
  if (lanes.length === 0) return <EmptyState title={say("medications.empty-title")} body={say("medications.empty")} />;
  return (
    <div className="table-scroll">
      <table className="plain">
        <caption className="for-readers">{say("medications.caption")}</caption>
        <thead>
          <tr>
            {["medicine", "doses", "state", "planned-stop", "source", "adherence"].map((column) => (
              <th key={column} scope="col">
                {say(`medications.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <Row key={lane.orderId} chart={chart} lane={lane} say={say} locale={locale} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
