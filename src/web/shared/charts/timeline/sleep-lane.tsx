import type { SleepWeek } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { placeLabels } from "../place-labels.ts";
import type { LaneBox } from "./lane-stack.ts";
import { DashedRing, Labels, Lane, Mark } from "./marks.tsx";
import { around, inRange, type Scene, textAt, textBefore, textOver, wish } from "./scene.ts";

/** Sleep efficiency that counts as good, percent of time in bed. */
const GOOD = 85;

interface Known {
  readonly week: SleepWeek;
  readonly pct: number;
}

/** Neighbouring weeks that both have a value are joined; any other two known weeks only by a dotted link. */
function sleepLinks(weeks: readonly SleepWeek[]) {
  const known: Known[] = weeks.flatMap((week) =>
    week.efficiencyPct === null ? [] : [{ week, pct: week.efficiencyPct }],
  );
  return known.slice(1).map((to, index) => {
    const from = known[index] as Known;
    return { from, to, joined: to.week.toDay - from.week.toDay <= 7 };
  });
}

/** Mean sleep efficiency by week, with gaps where too few nights were written down. */
export function SleepLane({ scene, box }: { readonly scene: Scene; readonly box: LaneBox }) {
  const { picture, say } = scene;
  const weeks = picture.timeline.sleep.filter(({ toDay }) => inRange(scene, toDay));
  const known = weeks.filter(({ efficiencyPct }) => efficiencyPct !== null);
  if (weeks.length === 0)
    return (
      <text className="tl-unknown" x={8} y={box.y + box.height / 2 + 4} fontSize={11}>
        {say(picture.timeline.sleep.length === 0 ? "lane.no-sleep" : "lane.none-in-range")}
      </text>
    );
  const low = Math.min(70, ...known.map(({ efficiencyPct }) => efficiencyPct ?? 100)) - 4;
  const y = (pct: number) => box.y + box.height - ((pct - low) / (100 - low)) * box.height;
  const links = sleepLinks(weeks);
  const between = (day: number): number => {
    const link = links.find(({ from, to }) => from.week.toDay < day && to.week.toDay > day);
    if (!link) return y(known.findLast(({ toDay }) => toDay < day)?.efficiencyPct ?? known[0]?.efficiencyPct ?? GOOD);
    const share = (day - link.from.week.toDay) / (link.to.week.toDay - link.from.week.toDay);
    return y(link.from.pct + share * (link.to.pct - link.from.pct));
  };
  const last = known.at(-1);
  const first = known[0];
  const place = (week: SleepWeek) => ({
    x: scene.x(week.toDay),
    y: week.efficiencyPct === null ? between(week.toDay) : y(week.efficiencyPct),
  });
  const wishes = weeks.map((week) => {
    const at = place(week);
    if (week.efficiencyPct === null) {
      const text = say("sleep.unknown-short", { nights: week.nights });
      return wish(
        `${week.toDay}`,
        30,
        textOver(scene, text, at.x, at.y + 18),
        textOver(scene, text, at.x, at.y - 8),
        textAt(scene, text, at.x + 8, at.y + 4),
      );
    }
    const text = `${Math.round(week.efficiencyPct)}`;
    const newest = week === last;
    const style = newest
      ? { size: 14, weight: 600, tone: "ink" as const }
      : { size: 11.5, weight: 600, tone: "ink" as const };
    const over = [
      textOver(scene, text, at.x, at.y - 9, style),
      textOver(scene, text, at.x, at.y + 17.5, style),
      textAt(scene, text, at.x + 7, at.y + 4, style),
    ];
    const change = newest || week === first ? 90 : 10 + Math.abs((week.efficiencyPct ?? 0) - GOOD);
    return wish(
      `${week.toDay}`,
      newest ? 100 : change,
      ...(newest ? [textAt(scene, text, at.x + 9, at.y + 5, style), ...over] : over),
    );
  });
  wishes.push(
    wish(
      "good",
      95,
      textBefore(scene, say("sleep.good-line", { pct: GOOD }), scene.width - 6, y(GOOD) + 12),
      textBefore(scene, say("sleep.good-line", { pct: GOOD }), scene.width - 6, y(GOOD) - 4),
    ),
  );
  return (
    <Lane name={say("lane.sleep")}>
      <path d={`M0 ${y(GOOD)}H${scene.width}`} stroke="var(--ink-2)" strokeDasharray="5 4" />
      {links.map(({ from, to, joined }) => (
        <path
          key={to.week.toDay}
          d={`M${scene.x(from.week.toDay)} ${y(from.pct)}L${scene.x(to.week.toDay)} ${y(to.pct)}`}
          stroke={joined ? "var(--ink)" : "var(--ink-2)"}
          strokeWidth={joined ? 1.5 : 1.1}
          strokeDasharray={joined ? undefined : "1.5 3.5"}
        />
      ))}
      {weeks.map((week) => {
        const at = place(week);
        const date = dayInWords(week.toDay, scene.locale, { day: "numeric", month: "long" });
        const said =
          week.efficiencyPct === null
            ? say("sleep.unknown", { nights: week.nights })
            : say("sleep.efficiency", { pct: Math.round(week.efficiencyPct) });
        return (
          <Mark key={week.toDay} name={`${date}: ${said}`}>
            {week.efficiencyPct === null ? (
              <DashedRing x={at.x} y={at.y} radius={3.2} />
            ) : (
              <circle cx={at.x} cy={at.y} r={week === last ? 3.4 : 2.6} fill="var(--ink)" />
            )}
          </Mark>
        );
      })}
      <Labels
        placed={placeLabels(
          wishes,
          { x: 0, y: box.y - 8, width: scene.width, height: box.height + 22 },
          weeks.map((week) => around(place(week).x, place(week).y, 3)),
        )}
        ground="var(--surface)"
      />
    </Lane>
  );
}
