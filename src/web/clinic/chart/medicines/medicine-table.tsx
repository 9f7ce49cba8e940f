import { dayNumber } from "../../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { MedicineLine } from "../../../../http/contract/medicines.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../shared/ui/format-date.ts";
import { TrackMark } from "../../../shared/ui/track-mark.tsx";
import { takingInWords } from "./line-words.ts";

export type LineAct = "change" | "hold" | "resume" | "stop";

interface TableProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly lines: readonly MedicineLine[];
  /** Absent where the person signed in may not order. */
  readonly onAct?: ((act: LineAct, line: MedicineLine) => void) | undefined;
  /** Opens the taper of a line; absent where nothing is tapered. */
  readonly onTaper?: ((line: MedicineLine) => void) | undefined;
  /** Opens the patient's card of a line; absent where there is none to show. */
  readonly onCard?: ((line: MedicineLine) => void) | undefined;
  /** Opens the printed order of a line; absent where the person signed in orders and reconciles nothing. */
  readonly onPaper?: ((line: MedicineLine) => void) | undefined;
}

const COLUMNS = ["medicine", "taking", "from", "until", "fill", "adherence"] as const;

/** Everything that is taken, on one list. */
export function MedicineTable({ chart, say, locale, lines, onAct, onTaper, onCard, onPaper }: TableProps) {
  const acts = { onAct, onTaper, onCard, onPaper };
  return (
    <div className="table-scroll">
      <table className="plain medicines-list">
        <caption className="for-readers">{say("medicines.caption")}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {say(`medicines.column.${column}`)}
              </th>
            ))}
            {Object.values(acts).every((act) => act === undefined) ? null : (
              <th scope="col">
                <span className="for-readers">{say("medicines.column.acts")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.key} {...{ chart, say, locale, line }} {...acts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  chart,
  say,
  locale,
  line,
  onAct,
  onTaper,
  onCard,
  onPaper,
}: Omit<TableProps, "lines"> & { readonly line: MedicineLine }) {
  const day = (iso: string) => formatDay(iso, locale, chart.today);
  return (
    <tr className={line.state === "stopped" ? "is-past" : undefined}>
      <th scope="row">
        <span className="person">
          {line.source === "prescribed" ? <TrackMark track="medication" /> : null}
          {line.medication}
        </span>
        {line.known ? null : <span className="unknown not-checked">{say("medicines.not-checked")}</span>}
        {line.indication === null ? null : (
          <span className="line-more">{slugInWords(say, "condition", line.indication)}</span>
        )}
      </th>
      <td data-head={say("medicines.column.taking")}>
        {line.source === "substance" && line.state === "stopped"
          ? say("medicines.none-used")
          : takingInWords(say, locale, line)}
        <State {...{ say, day, line }} />
      </td>
      <td data-head={say("medicines.column.from")}>{slugInWords(say, "source", line.source)}</td>
      <td data-head={say("medicines.column.until")}>
        <Until {...{ chart, say, day, line }} />
      </td>
      <td data-head={say("medicines.column.fill")}>
        <Fill {...{ chart, say, day, line }} />
      </td>
      <td data-head={say("medicines.column.adherence")}>
        <Taken {...{ say, day, line }} />
      </td>
      {[onAct, onTaper, onCard, onPaper].every((act) => act === undefined) ? null : (
        <td className="line-acts">
          {onAct === undefined
            ? null
            : actsOf(line).map((act) => (
                <button
                  key={act}
                  type="button"
                  className="btn small"
                  aria-label={say("medicines.act-on", { act: say(`medicines.${act}`), medication: line.medication })}
                  onClick={() => onAct(act, line)}
                >
                  {say(`medicines.${act}`)}
                </button>
              ))}
          {onTaper === undefined || line.source !== "prescribed" || line.asNeeded || line.longActing ? null : (
            <button
              type="button"
              className="btn small"
              aria-label={say("taper.plan-of", {
                act: say(onAct === undefined ? "taper.see" : "taper.plan"),
                medication: line.medication,
              })}
              onClick={() => onTaper(line)}
            >
              {say(onAct === undefined ? "taper.see" : "taper.plan")}
            </button>
          )}
          {onCard === undefined || line.source === "substance" ? null : (
            <button
              type="button"
              className="btn small"
              aria-label={say("medicine-care.card-of", { medication: line.medication })}
              onClick={() => onCard(line)}
            >
              {say("medicine-care.card")}
            </button>
          )}
          {onPaper === undefined || line.source !== "prescribed" || line.state !== "taken" ? null : (
            <button
              type="button"
              className="btn small"
              aria-label={say("paper-order.of", { medication: line.medication })}
              onClick={() => onPaper(line)}
            >
              {say("paper-order.open")}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

/** What a prescriber may do with a line: only with orders of this clinic that run. */
function actsOf({ source, state }: MedicineLine): readonly LineAct[] {
  if (source !== "prescribed" || state === "stopped") return [];
  return state === "held" ? ["resume", "stop"] : ["change", "hold", "stop"];
}

interface CellProps {
  readonly say: Say;
  readonly day: (iso: string) => string;
  readonly line: MedicineLine;
}

function State({ say, day, line }: CellProps) {
  if (line.held !== null)
    return (
      <span className="line-more strong">
        {say(line.held.until === null ? "medicines.held" : "medicines.held-until", {
          since: day(line.held.since),
          until: line.held.until === null ? "" : day(line.held.until),
        })}
        {line.held.reason === null ? "" : `: ${line.held.reason}`}
      </span>
    );
  if (line.stoppedOn !== null)
    return <span className="line-more">{say("dose.stopped-on", { date: day(line.stoppedOn) })}</span>;
  return line.since === null ? null : (
    <span className="line-more">{say("medicines.since", { date: day(line.since) })}</span>
  );
}

function Until({ chart, say, day, line }: CellProps & { readonly chart: Chart }) {
  if (line.state === "stopped") return "–";
  const today = dayNumber(chart.today);
  const due = line.nextDue ?? line.plannedStop;
  if (line.longActing && line.nextDue === null) return <span className="unknown">{say("medicines.next-unknown")}</span>;
  if (due === null) return line.shortTerm ? <span className="unknown">{say("medicines.no-stop")}</span> : "–";
  const past = dayNumber(due) < today;
  const key =
    line.nextDue === null
      ? past
        ? "medicines.stop-passed"
        : "medicines.stops"
      : past
        ? "medicines.overdue"
        : "medicines.next-due";
  return (
    <span className={past ? "flag decide" : undefined}>
      {past ? <FlagMark shape="diamond" size={12} /> : null} {say(key, { date: day(due) })}
    </span>
  );
}

function Fill({ chart, say, day, line }: CellProps & { readonly chart: Chart }) {
  if (line.state === "stopped" || line.source === "substance") return "–";
  if (line.lastFill === null) return <span className="unknown">{say("medicines.no-fill")}</span>;
  const { on, runsOutOn, daysSupply } = line.lastFill;
  const out = runsOutOn !== null && runsOutOn < chart.today;
  return (
    <>
      {daysSupply === null ? day(on) : say("medicines.fill", { date: day(on), days: daysSupply })}
      {runsOutOn === null ? null : (
        <span className={out ? "line-more strong" : "line-more"}>
          {say(out ? "medicines.ran-out" : "medicines.runs-out", { date: day(runsOutOn) })}
        </span>
      )}
    </>
  );
}

/** An answer older than this many days is no longer the state of things. */
const FRESH_DAYS = 30;

function Taken({ say, day, line }: CellProps) {
  if (line.state === "stopped" || line.source === "substance") return "–";
  const asked = line.adherence;
  if (asked === null) return <span className="unknown">{say("medications.not-asked")}</span>;
  const taken = asked.of - asked.missed;
  const words = say("medications.taken", {
    taken,
    of: asked.of,
    pct: Math.round((taken / asked.of) * 100),
    date: day(asked.on),
  });
  return asked.ageDays <= FRESH_DAYS ? (
    words
  ) : (
    <span className="unknown">{say("score.age", { days: asked.ageDays })}</span>
  );
}
