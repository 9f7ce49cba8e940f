import type { AsNeededRead } from "../../../../../http/contract/medicine-care.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { FlagMark } from "../../../../shared/ui/flag-mark.tsx";

interface PartProps {
  readonly say: Say;
  readonly lines: readonly AsNeededRead[];
}

/** What was taken of each as-needed medicine lately, beside its limits. Nothing written down is not nothing taken. */
export function AsNeededPart({ say, lines }: PartProps) {
  if (lines.length === 0) return null;
  return (
    <section className="medicines-part">
      <h3>{say("medicine-care.as-needed")}</h3>
      <ul className="care-cards">
        {lines.map((one) => (
          <li key={one.orderId} className="care-card">
            <div className="care-head">
              <span className="medium">{one.medication}</span>
              {one.exceeded.length > 0 || one.creeping !== null ? (
                <span className="flag decide">
                  <FlagMark shape="diamond" size={12} />{" "}
                  {say(one.exceeded.length > 0 ? "medicine-care.over-limit" : "medicine-care.creeping")}
                </span>
              ) : null}
            </div>
            {one.isRecorded ? (
              <dl className="care-dates">
                <Figure say={say} name="per-day" taken={one.week.mostInDay} most={one.limits["per-day"]} />
                <Figure say={say} name="per-week" taken={one.week.doses} most={one.limits["per-week"]} />
                <Figure say={say} name="days-per-week" taken={one.week.days} most={one.limits["days-per-week"]} />
              </dl>
            ) : (
              <p className="unknown">{say("medicine-care.none-written")}</p>
            )}
            {one.weeks === null ? null : (
              <p className="soft">{say("medicine-care.weeks", { weeks: one.weeks.join(", ") })}</p>
            )}
            {one.piecesADay === null ? null : (
              <p className="soft">{say("medicine-care.pieces", { pieces: one.piecesADay })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figure({
  say,
  name,
  taken,
  most,
}: {
  readonly say: Say;
  readonly name: string;
  readonly taken: number;
  readonly most: number | null | undefined;
}) {
  const over = most != null && taken > most;
  return (
    <div>
      <dt>{say(`medicine-care.limit.${name}`)}</dt>
      <dd className={over ? "strong" : undefined}>
        {most == null
          ? say("medicine-care.no-limit", { taken })
          : say("medicine-care.of-limit", { taken, most, over: over ? "yes" : "no" })}
      </dd>
    </div>
  );
}
