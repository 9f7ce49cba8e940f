import { useState } from "react";
import { dayNumber, isoDay } from "../../../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { SupportsRead } from "../../../../../http/contract/medicine-supports.ts";
import { dayInWords } from "../../../../shared/charts/calendar-day.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { EmptyState } from "../../../../shared/ui/empty-state.tsx";
import { formatDay, formatFullDay } from "../../../../shared/ui/format-date.ts";
import { TextField } from "../fields.tsx";
import { doseInWords } from "../line-words.ts";
import { takesInWords } from "../taper/taper-words.ts";

interface PageProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly read: SupportsRead;
  readonly onClose: () => void;
}

/** One week in a blister pack or organiser, to print: what goes in when, and what stays outside. Reads without colour. */
export function PackPage({ chart, say, locale, read, onClose }: PageProps) {
  const [from, setFrom] = useState(chart.today);
  const start = from === "" ? chart.today : from;
  const empty = read.pack.slots.every(({ items }) => items.length === 0);
  return (
    <div className="pack">
      <div className="medicines-head no-print">
        <div>
          <h2>{say("supports.pack")}</h2>
          <p className="soft">{say("supports.pack-lead")}</p>
        </div>
        <button type="button" className="btn" onClick={onClose}>
          {say("supports.pack-back")}
        </button>
      </div>
      <div className="pack-acts no-print">
        <TextField kind="date" label={say("supports.pack-from")} value={from} onChange={setFrom} first />
        <button type="button" className="btn" onClick={() => print()}>
          {say("supports.pack-print")}
        </button>
      </div>
      {empty ? <EmptyState title={say("supports.pack")} body={say("supports.pack-empty")} /> : null}
      <Sheet {...{ chart, say, locale, read, start }} />
    </div>
  );
}

type SheetProps = Omit<PageProps, "onClose"> & { readonly start: string };

const letter = (place: number): string => String.fromCharCode("A".charCodeAt(0) + (place % 26));

function Sheet({ chart, say, locale, read, start }: SheetProps) {
  const { pack } = read;
  const names = [...new Set(pack.slots.flatMap(({ items }) => items.map(({ medication }) => medication)))];
  const letters = new Map(names.map((name, place) => [name, letter(place)]));
  const days = Array.from({ length: pack.days }, (_, day) => dayNumber(start) + day);
  const last = isoDay(dayNumber(start) + pack.days - 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet wider than a phone is scrolled by keyboard too
    <section className="pack-sheet" tabIndex={0} aria-label={say("supports.pack-title")}>
      <header>
        <h2>{say("supports.pack-title")}</h2>
        <p>
          {say("supports.pack-of", {
            name: chart.patient.name,
            from: formatDay(start, locale, chart.today),
            to: formatDay(last, locale, chart.today),
          })}
        </p>
        <p className="micro">{say("supports.pack-version", { date: formatFullDay(chart.today, locale) })}</p>
      </header>
      <Contents {...{ say, locale, read, letters }} />
      <table className="pack-week">
        <thead>
          <tr>
            <th scope="col">{say("supports.pack-day")}</th>
            {pack.slots.map(({ time }) => (
              <th key={time} scope="col">
                {say(`supports.time.${time}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{dayInWords(day, locale, { weekday: "short", day: "numeric", month: "short" })}</th>
              {pack.slots.map(({ time, items }) => (
                <td key={time}>
                  {items.length === 0 ? (
                    <span className="pack-nothing">{say("supports.nothing")}</span>
                  ) : (
                    items.map(({ medication }) => (
                      <span key={medication} className="pill">
                        <span aria-hidden="true">{letters.get(medication)}</span>
                        <span className="for-readers">{medication}</span>
                        {piecesOf(read, medication) === "" ? null : ` × ${piecesOf(read, medication)}`}
                      </span>
                    ))
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="sheet-notes">
        <section>
          <h3>{say("supports.not-in-pack")}</h3>
          {pack.outside.length === 0 ? <p>–</p> : null}
          {pack.outside.map(({ medication, why }) => (
            <p key={medication}>{say(`supports.why.${why}`, { name: medication })}</p>
          ))}
        </section>
        <section className="is-strong">
          <h3>{say("supports.call")}</h3>
          <p>{say("supports.call-do")}</p>
        </section>
      </div>
      <div className="pack-signed">
        {(["packed", "checked", "shown"] as const).map((who) => (
          <p key={who}>
            {say(`supports.signed.${who}`, { name: chart.patient.name })} <span>{say("supports.date")}</span>
          </p>
        ))}
      </div>
    </section>
  );
}

/** Pieces of one dose; empty where it is not made of whole or half pieces, or nobody knows how. */
function piecesOf({ pack }: SupportsRead, medication: string): string {
  const made = pack.made[medication];
  if (made === undefined || made === null || made.some(({ pieces }) => pieces === undefined)) return "";
  const count = made.reduce((sum, { pieces = 0 }) => sum + pieces, 0);
  return count === 0.5 ? "½" : String(count).replace(/\.5$/, "½");
}

interface ContentsProps {
  readonly say: Say;
  readonly locale: string;
  readonly read: SupportsRead;
  readonly letters: ReadonlyMap<string, string>;
}

function Contents({ say, locale, read, letters }: ContentsProps) {
  const { slots, days, made } = read.pack;
  return (
    <table className="pack-contents">
      <thead>
        <tr>
          <th scope="col">{say("supports.in-pack")}</th>
          <th scope="col">{say("supports.each-dose")}</th>
          <th scope="col">{say("supports.in-week", { days })}</th>
        </tr>
      </thead>
      <tbody>
        {[...letters].map(([medication, mark]) => {
          const own = slots.filter(({ items }) => items.some((item) => item.medication === medication));
          const doseMg = own[0]?.items.find((item) => item.medication === medication)?.doseMg ?? null;
          const take = made[medication] ?? null;
          const pieces = take?.reduce((sum, one) => sum + (one.pieces ?? 0), 0) ?? 0;
          return (
            <tr key={medication}>
              <th scope="row">
                <span className="pill">{mark}</span> {medication}
              </th>
              <td>
                {doseMg === null ? say("supports.dose-unknown") : doseInWords(say, locale, doseMg)},{" "}
                {own.map(({ time }) => say(`supports.time.${time}`).toLowerCase()).join(", ")}
                <span className="line-more">
                  {take === null ? say("supports.made-unknown") : takesInWords(say, take)}
                </span>
              </td>
              <td>{pieces === 0 ? say("supports.unknown") : pieces * own.length * days}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
