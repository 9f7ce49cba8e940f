import type { Chart } from "../../../../../http/contract/chart.ts";
import type { SupportsRead } from "../../../../../http/contract/medicine-supports.ts";
import { figure, type Say, slugInWords } from "../../../../shared/charts/words.ts";
import { FlagMark } from "../../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../../shared/ui/format-date.ts";

import { usePlace } from "../use-place.ts";

interface PartProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly read: SupportsRead;
}
type Supply = SupportsRead["supplies"][number];

const COLUMNS = ["medicine", "covered", "runs-out", "handed-out", "asked"] as const;

/** How far supplies on record reach, what share of days they cover, and the doses missed as somebody asked. */
export function SuppliesPart({ chart, say, locale, read }: PartProps) {
  return (
    <section className="medicines-part" aria-labelledby="supplies-title" ref={usePlace("supplies")} tabIndex={-1}>
      <h3 id="supplies-title">{say("supports.supplies")}</h3>
      <p className="soft">{say(read.supplies.length === 0 ? "supports.supplies-none" : "supports.supplies-lead")}</p>
      {read.supplies.length === 0 ? null : (
        <div className="table-scroll">
          <table className="plain medicines-list">
            <caption className="for-readers">{say("supports.caption")}</caption>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {say(`supports.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {read.supplies.map((supply) => (
                <Row key={supply.orderId} {...{ chart, say, locale, read, supply }} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ chart, say, locale, read, supply }: PartProps & { readonly supply: Supply }) {
  const day = (iso: string) => formatDay(iso, locale, chart.today);
  const { coverage, handedOut, asked } = supply;
  return (
    <tr>
      <th scope="row">{supply.medication}</th>
      <td data-head={say("supports.column.covered")}>
        {coverage === null ? (
          <span className="unknown">{say("supports.unknown")}</span>
        ) : (
          <>
            <span className={supply.low === true ? "strong" : undefined}>
              {say("supports.covered", {
                covered: coverage.coveredDays,
                window: coverage.windowDays,
                pct: figure(coverage.pct, locale, 1),
              })}
            </span>
            {supply.low === true ? (
              <span className="line-more">{say("supports.low", { low: read.lowPct })}</span>
            ) : null}
          </>
        )}
      </td>
      <td data-head={say("supports.column.runs-out")}>
        <RunsOut {...{ say, day, supply }} />
      </td>
      <td data-head={say("supports.column.handed-out")}>
        {handedOut.length === 0
          ? "–"
          : handedOut.map(({ on, daysSupply, quantity }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two supplies of one day are told apart by their place alone
              <span key={`${on} ${place}`} className="said-line">
                {daysSupply === null
                  ? say("supports.handed-out-open", { date: day(on) })
                  : say("supports.handed-out", { date: day(on), days: daysSupply })}
                {quantity === null ? "" : `, ${say("supports.quantity", { count: quantity })}`}
              </span>
            ))}
      </td>
      <td data-head={say("supports.column.asked")}>
        {asked.length === 0 ? (
          <span className="unknown">{say("supports.asked-none")}</span>
        ) : (
          asked.map(({ on, missed, of, source, barriers }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two answers of one day are told apart by their place alone
            <span key={`${on} ${place}`} className="said-line">
              {say("supports.asked", { date: day(on), missed, of, source: say(`supports.source.${source ?? "open"}`) })}
              {barriers.length === 0
                ? ""
                : `: ${barriers.map((one) => slugInWords(say, "medicines.barrier", one)).join(", ")}`}
            </span>
          ))
        )}
      </td>
    </tr>
  );
}

function RunsOut({
  say,
  day,
  supply,
}: {
  readonly say: Say;
  readonly day: (iso: string) => string;
  readonly supply: Supply;
}) {
  const { coverage, runsOutOn, restart, gapFrom, fills } = supply;
  if (coverage === null || runsOutOn === null)
    return <span className="unknown">{say(fills === 0 ? "supports.no-fill" : "supports.no-days")}</span>;
  if (coverage.gapDays === 0) return day(runsOutOn);
  const gap = coverage.gapDays >= gapFrom;
  return (
    <>
      <span className={gap ? "flag decide" : "strong"}>
        {gap ? <FlagMark shape="capsule" size={14} /> : null}{" "}
        {say("supports.gap", { days: coverage.gapDays, date: day(runsOutOn) })}
      </span>
      {restart === null ? null : (
        <span className="line-more">
          {say("supports.restart", { days: restart.missedDays, management: restart.management })}
        </span>
      )}
    </>
  );
}
