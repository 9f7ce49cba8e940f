import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { VisitTrack } from "../../../clinical/timeline/timeline.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { dayInWords } from "../../shared/charts/calendar-day.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { formatClock } from "../../shared/ui/format-date.ts";
import { plannedVisits, timelineOfChart } from "./picture-of.ts";

interface TabProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

interface VisitRow {
  readonly id: string;
  readonly day: number;
  readonly clock: string | null;
  readonly type: string;
  readonly track: VisitTrack;
  readonly state: "attended" | "no-show" | "late-cancel" | "cancelled" | "planned";
  readonly modality: string | null;
  readonly session: number | null;
  readonly homework: { readonly done: number; readonly given: number } | null;
}

function rowsOf(chart: Chart, locale: string): VisitRow[] {
  const timeline = timelineOfChart(chart);
  const sessions = new Map(
    timeline.courses.flatMap((course) => course.sessions).map((session) => [session.entryId, session]),
  );
  const clock = (at: string) => (at.includes("T") ? formatClock(at, locale, chart.timeZone) : null);
  const held = timeline.visits.map((visit): VisitRow => {
    const session = sessions.get(visit.entryId);
    const homework = session?.homework
      ? { done: session.homework.done + session.homework.partial, given: session.homework.assigned }
      : null;
    return {
      id: visit.entryId,
      day: visit.day,
      clock: clock(visit.at),
      type: visit.type,
      track: visit.track,
      state: visit.status,
      modality: visit.modality,
      session: session?.number ?? null,
      homework,
    };
  });
  const booked = new Map(chart.appointments.map((appointment) => [appointment.id, appointment]));
  const planned = plannedVisits(chart).map(({ id, day, type, track }): VisitRow => {
    const appointment = booked.get(id);
    return {
      id,
      day,
      clock: appointment ? clock(appointment.start) : null,
      type,
      track,
      state: "planned",
      modality: appointment?.modality ?? null,
      session: null,
      homework: null,
    };
  });
  return [...planned, ...held].sort((a, b) => b.day - a.day);
}

/** The mark of a visit: round for therapy, square for medication; filled, hollow, dotted. */
function VisitShape({ track, state }: Pick<VisitRow, "track" | "state">) {
  const color = track === "other" ? "var(--ink-3)" : track === "medication" ? "var(--medication)" : "var(--therapy)";
  const shape = {
    fill: state === "attended" ? color : "var(--surface)",
    stroke: color,
    strokeWidth: 1.5,
    strokeDasharray: state === "planned" ? "2 1.6" : undefined,
  };
  return (
    <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true">
      {track === "medication" ? (
        <rect x={2} y={2} width={10} height={10} rx={1.6} {...shape} />
      ) : (
        <circle cx={7} cy={7} r={5.2} {...shape} />
      )}
    </svg>
  );
}

/** Visits held, missed and planned, newest first. */
export function VisitsTab({ chart, say, locale }: TabProps) {
  const [rows, today] = [rowsOf(chart, locale), dayNumber(chart.today)];
  if (rows.length === 0) return <EmptyState title={say("visits.empty-title")} body={say("visits.empty")} />;
  return (
    <div className="table-scroll">
      <table className="plain">
        <caption className="for-readers">{say("visits.caption")}</caption>
        <thead>
          <tr>
            {["date", "visit", "track", "state", "session", "homework", "modality"].map((column) => (
              <th key={column} scope="col">
                {say(`visits.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.day > today ? "is-planned" : undefined}>
              <th scope="row">
                {dayInWords(row.day, locale, { weekday: "short", day: "numeric", month: "short", year: "numeric" })}
                {row.clock === null ? null : <span className="muted"> {row.clock}</span>}
              </th>
              <td>
                <span className="person">
                  <VisitShape track={row.track} state={row.state} />
                  {slugInWords(say, "visit-type", row.type)}
                </span>
              </td>
              <td>{say(`track.${row.track}`)}</td>
              <td className={row.state === "no-show" || row.state === "late-cancel" ? "strong" : undefined}>
                {say(`visit-state.${row.state}`)}
              </td>
              <td>{row.session ?? "–"}</td>
              <td>{row.homework ? say("visits.of", { done: row.homework.done, given: row.homework.given }) : "–"}</td>
              <td>{row.modality === null ? "–" : slugInWords(say, "modality", row.modality)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
