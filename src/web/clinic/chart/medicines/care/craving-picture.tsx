import { isoDay } from "../../../../../clinical/timeline/day-number.ts";
import type { OpioidRead } from "../../../../../http/contract/medicine-care.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { formatDay } from "../../../../shared/ui/format-date.ts";

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 30;
const RIGHT = 46;
const TOP = 14;
const FOOT = 26;
const MOST_CRAVING = 10;
/** A step less wide than its own figure has it from its left edge on. */
const NARROW = 90;
/** Least days drawn, so that a first week is not stretched over the whole picture. */
const LEAST_DAYS = 28;

interface PictureProps {
  readonly say: Say;
  readonly locale: string;
  readonly cravings: OpioidRead["cravings"];
  readonly doses: OpioidRead["doses"];
  /** Day number. */
  readonly today: number;
}

/** Cravings as a line over the daily dose as steps, on one axis of days. The table beneath says the same in words. */
export function CravingPicture({ say, locale, cravings, doses, today }: PictureProps) {
  const from = Math.min(...doses.map(({ day }) => day), ...cravings.map(({ day }) => day), today - LEAST_DAYS);
  const most = Math.max(1, ...doses.map(({ mg }) => mg)) * 1.15;
  const x = (day: number) => LEFT + ((day - from) / Math.max(1, today - from)) * (WIDTH - LEFT - RIGHT);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - FOOT);
  const points = cravings.map(({ day, value }) => `${x(day)},${y(value / MOST_CRAVING)}`).join(" ");
  const label = say("medicine-care.opioid.picture-label", { count: cravings.length });
  return (
    <svg className="craving-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 5, MOST_CRAVING].map((value) => (
        <g key={value}>
          <line
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={y(value / MOST_CRAVING)}
            y2={y(value / MOST_CRAVING)}
            className="craving-grid"
          />
          <text x={LEFT - 6} y={y(value / MOST_CRAVING) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {doses.map(({ day, toDay, mg, medication }) => {
        const [start, end] = [x(day), x(Math.min(toDay ?? today, today))];
        const isNarrow = end - start < NARROW;
        return (
          <g key={`${medication} ${day}`}>
            <rect
              x={start}
              y={y(mg / most)}
              width={Math.max(2, end - start)}
              height={y(0) - y(mg / most)}
              className="craving-dose"
            />
            <text x={isNarrow ? start : end - 4} y={y(mg / most) - 4} textAnchor={isNarrow ? "start" : "end"}>
              {say("taper.mg", { mg })}
            </text>
          </g>
        );
      })}
      <polyline points={points} className="craving-line" />
      {cravings.map(({ day, value }) => (
        <circle key={day} cx={x(day)} cy={y(value / MOST_CRAVING)} r={3} className="craving-point" />
      ))}
      <text x={LEFT} y={HEIGHT - 6}>
        {formatDay(isoDay(from), locale)}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end">
        {formatDay(isoDay(today), locale)}
      </text>
    </svg>
  );
}
