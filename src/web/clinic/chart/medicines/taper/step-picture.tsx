import type { TaperStepRead } from "../../../../../http/contract/tapers.ts";
import type { Say } from "../../../../shared/charts/words.ts";

const WIDTH = 880;
const HEIGHT = 200;
const LEFT = 36;
const TOP = 16;
const FOOT = 24;
const DAYS_A_WEEK = 7;
/** Least days drawn after the last step, so that its word has room. */
const TAIL_DAYS = 28;

interface PictureProps {
  readonly say: Say;
  readonly steps: readonly TaperStepRead[];
  readonly fromMg: number;
  /** Day of the taper that is today; absent where it has not started. */
  readonly today?: number | undefined;
}

/** Doses falling over weeks: dotted, since it is a plan. The table beside it says the same. */
export function StepPicture({ say, steps, fromMg, today }: PictureProps) {
  const last = steps[steps.length - 1]?.day ?? 0;
  const end = Math.max(last * 1.15, last + TAIL_DAYS);
  const x = (day: number) => LEFT + (day / end) * (WIDTH - LEFT - 8);
  const y = (mg: number) => TOP + (1 - mg / fromMg) * (HEIGHT - TOP - FOOT);
  const line = steps.reduce((path, { day, doseMg }) => `${path} H${x(day)} V${y(doseMg)}`, `M${x(0)} ${y(fromMg)}`);
  const weeks = weekMarks(end);
  return (
    <svg className="taper-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say("taper.picture")}>
      {[0, fromMg / 2, fromMg].map((mg) => (
        <g key={mg}>
          <line x1={LEFT} x2={WIDTH} y1={y(mg)} y2={y(mg)} className="taper-grid" />
          <text x={LEFT - 6} y={y(mg) + 4} textAnchor="end">
            {mg}
          </text>
        </g>
      ))}
      <path d={`${line} H${x(end)} V${y(0)} H${x(0)} Z`} className="taper-area" />
      <path d={`${line} H${x(end)}`} className="taper-line" />
      {weeks.map((week) => (
        <text key={week} x={x(week * DAYS_A_WEEK)} y={HEIGHT - 6} textAnchor="middle">
          {week === 0 ? say("taper.week-0") : week}
        </text>
      ))}
      {today === undefined || today > end ? null : (
        <g>
          <line x1={x(today)} x2={x(today)} y1={TOP - 6} y2={y(0)} className="taper-today" />
          <text x={x(today) + 4} y={TOP - 4}>
            {say("taper.today")}
          </text>
        </g>
      )}
    </svg>
  );
}

/** About eight marks, at whole weeks. */
function weekMarks(endDays: number): number[] {
  const weeks = Math.floor(endDays / DAYS_A_WEEK);
  const apart = Math.max(1, Math.ceil(weeks / 8));
  return Array.from({ length: Math.floor(weeks / apart) + 1 }, (_, place) => place * apart);
}
