import type { Chart } from "../../../../../http/contract/chart.ts";
import type { InjectionRead, MedicineCareRead } from "../../../../../http/contract/medicine-care.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { FlagMark } from "../../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../../shared/ui/format-date.ts";
import { TrackMark } from "../../../../shared/ui/track-mark.tsx";

interface PartProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly care: MedicineCareRead;
  /** Absent where the person signed in may not record. */
  readonly onGive?: ((injection: InjectionRead) => void) | undefined;
}

const SHOWN = 6;

/** Each long-acting injection: when it was given, when the next may be and is due, and what to do where it is late. */
export function InjectionsPart({ chart, say, locale, care, onGive }: PartProps) {
  if (care.injections.length === 0) return null;
  const day = (iso: string | null) => (iso === null ? "–" : formatDay(iso, locale, chart.today));
  return (
    <section className="medicines-part">
      <h3>{say("medicine-care.injections")}</h3>
      <ul className="care-cards">
        {care.injections.map((one) => (
          <li key={one.orderId} className="care-card">
            <div className="care-head">
              <span className="person medium">
                <TrackMark track="medication" /> {one.product ?? one.medication}
              </span>
              <Standing say={say} one={one} />
            </div>
            {one.product === null ? <p className="unknown">{say("medicine-care.no-product")}</p> : null}
            <dl className="care-dates">
              <Dated name={say("medicine-care.last")} words={one.lastOn === null ? null : day(one.lastOn)} say={say} />
              <Dated
                name={say("medicine-care.may-from")}
                words={one.fromOn === one.dueOn || one.fromOn === null ? null : day(one.fromOn)}
                none="–"
                say={say}
              />
              <Dated name={say("medicine-care.due")} words={one.dueOn === null ? null : day(one.dueOn)} say={say} />
              <Dated
                name={say("medicine-care.until")}
                words={one.untilOn === one.dueOn || one.untilOn === null ? null : day(one.untilOn)}
                none={say("medicine-care.no-window")}
                say={say}
              />
            </dl>
            {one.advice === null ? null : <p className="care-advice">{one.advice}</p>}
            {one.state === "late" && one.advice === null ? (
              <p className="unknown">{say("medicine-care.no-late-rule")}</p>
            ) : null}
            {one.note === null ? null : <p className="soft">{one.note}</p>}
            {one.given.length === 0 ? null : (
              <p className="soft micro">
                {say("medicine-care.given", {
                  dates: one.given
                    .slice(0, SHOWN)
                    .map(({ on, doseMg }) =>
                      doseMg === null ? day(on) : say("medicine-care.given-one", { date: day(on), mg: doseMg }),
                    )
                    .join("; "),
                })}
              </p>
            )}
            {one.mark === null ? null : (
              <p className="soft micro">
                {say("medicines.options.source", {
                  sources: [...new Set(one.sources)].map((id) => care.references[id] ?? id).join("; "),
                  mark: one.mark,
                })}
              </p>
            )}
            {onGive === undefined ? null : (
              <div className="no-print">
                <button type="button" className="btn small" onClick={() => onGive(one)}>
                  {say("medicine-care.give")}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ say, one }: { readonly say: Say; readonly one: InjectionRead }) {
  const state = one.state ?? "no-product";
  const pressing = state === "late" || state === "due";
  const words = say(`medicine-care.state.${state}`, { days: one.gapDays ?? 0 });
  if (state === "not-recorded" || state === "no-interval" || state === "no-product")
    return <span className="unknown">{words}</span>;
  return (
    <span className={pressing ? "flag decide" : "soft"}>
      {pressing ? <FlagMark shape="diamond" size={12} /> : null} {words}
    </span>
  );
}

/** A date with its name; without one, what stands in its place, or that nobody knows. */
function Dated({
  name,
  words,
  none,
  say,
}: {
  readonly name: string;
  readonly words: string | null;
  readonly none?: string;
  readonly say: Say;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words ?? none ?? <span className="unknown">{say("medicine-care.not-known")}</span>}</dd>
    </div>
  );
}
