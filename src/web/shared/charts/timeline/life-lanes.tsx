import type { SideEffectLevel, SideEffectMark } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { sayFact } from "../day-sentence.ts";
import { placeLabels } from "../place-labels.ts";
import { slugInWords } from "../words.ts";
import type { LaneBox } from "./lane-stack.ts";
import { Labels, Lane, Mark } from "./marks.tsx";
import { around, inRange, type Scene, textAt, textBefore, wish } from "./scene.ts";

interface LaneProps {
  readonly scene: Scene;
  readonly box: LaneBox;
}

const date = (scene: Scene, day: number): string => dayInWords(day, scene.locale, { day: "numeric", month: "long" });

function NotAsked({ box, text }: { readonly box: LaneBox; readonly text: string }) {
  return (
    <text className="tl-unknown" x={8} y={box.y + box.height / 2 + 4} fontSize={11}>
      {text}
    </text>
  );
}

/** Days of the last 30 on which health kept the person from what they wanted to do. Bars from zero. */
export function LimitedLane({ scene, box }: LaneProps) {
  const { picture, say } = scene;
  const series = picture.timeline.function.find(({ measure }) => measure === "limited-days");
  const points = series?.points.filter(({ day }) => inRange(scene, day)) ?? [];
  if (points.length === 0) return <NotAsked box={box} text={say(series ? "lane.none-in-range" : "lane.no-limited")} />;
  const difficulty = picture.timeline.function.find(({ measure }) => measure === "difficulty")?.points ?? [];
  const foot = box.y + box.height - 4;
  const height = (days: number) => Math.max(1.5, (days / 30) * (box.height - 6));
  const width = Math.min(8, Math.max(3, scene.pxPerDay * 4));
  const last = points.at(-1);
  const wishes = points.map((point) => {
    const newest = point === last;
    const asked = difficulty.find(({ day }) => day === point.day);
    const word = asked ? say(`difficulty.${asked.value}`) : say("difficulty.not-asked");
    const x = scene.x(point.day) + width / 2 + 5;
    const number = { size: newest ? 14 : 12.5, weight: 600, tone: "ink" as const };
    const wide = scene.measure(`${point.value}`, number.size, 600) + 6;
    return [
      wish(
        point.entryId,
        newest ? 9e6 : point.day * 2,
        textAt(scene, `${point.value}`, x, foot - 2, number),
        textBefore(scene, `${point.value}`, x - width - 10, foot - 2, number),
      ),
      wish(`${point.entryId} word`, newest ? 8e6 : point.day, textAt(scene, word, x + wide, foot - 2)),
    ];
  });
  const placed = placeLabels(
    wishes.flat(),
    { x: 0, y: box.y - 6, width: scene.width, height: box.height + 6 },
    points.map(({ day, value }) => ({
      x: scene.x(day) - width / 2,
      y: foot - height(value),
      width,
      height: height(value),
    })),
  );
  const beside = new Set(placed.map(({ id, label }) => `${id}@${label.x > 0}`));
  return (
    <Lane name={say("lane.limited")}>
      {points.map((point) => (
        <Mark key={point.entryId} name={`${date(scene, point.day)}: ${say("limited.days", { days: point.value })}`}>
          <rect
            x={scene.x(point.day) - width / 2}
            y={foot - height(point.value)}
            width={width}
            height={height(point.value)}
            fill="var(--ink)"
          />
        </Mark>
      ))}
      <path d={`M0 ${foot}H${scene.width}`} stroke="var(--line-strong)" />
      <Labels
        placed={placed.filter(({ id }) => !id.endsWith(" word") || beside.has(`${id.slice(0, -5)}@true`))}
        ground="var(--surface)"
      />
    </Lane>
  );
}

const RANK: Record<SideEffectLevel, number> = { none: 0, mild: 1, moderate: 2, severe: 3 };

/** The worst side effect told on each day, resolved ones apart. */
function worstByDay(
  marks: readonly SideEffectMark[],
): { day: number; level: SideEffectLevel; marks: SideEffectMark[] }[] {
  return [...Map.groupBy(marks, ({ day }) => day)].map(([day, own]) => {
    const worst = own.reduce((a, b) =>
      RANK[b.resolved ? "none" : b.severity] > RANK[a.resolved ? "none" : a.severity] ? b : a,
    );
    return { day, level: worst.resolved ? "none" : worst.severity, marks: own };
  });
}

function Bars({ x, y, level }: { readonly x: number; readonly y: number; readonly level: SideEffectLevel }) {
  return [1, 2, 3].map((step) => (
    <rect
      key={step}
      x={x + (step - 1) * 5}
      y={y + 5 - (1 + step * 3)}
      width={4}
      height={1 + step * 3}
      fill={step <= RANK[level] ? `var(--sev-${RANK[level] + 1})` : "var(--surface)"}
      stroke="var(--edge)"
      strokeWidth={0.9}
    />
  ));
}

/** How heavy side effects were: three bars and the word. */
export function SideEffectLane({ scene, box }: LaneProps) {
  const { picture, say } = scene;
  const days = worstByDay(picture.timeline.sideEffects).filter(({ day }) => inRange(scene, day));
  if (days.length === 0)
    return (
      <NotAsked
        box={box}
        text={say(picture.timeline.sideEffects.length === 0 ? "lane.no-side-effects" : "lane.none-in-range")}
      />
    );
  const y = box.y + box.height / 2;
  const last = days.at(-1);
  const wishes = days.map(({ day, level }) => {
    const newest = day === last?.day;
    const { box: text, label } = textAt(
      scene,
      slugInWords(say, "level", level),
      scene.x(day) + 18,
      y + 4,
      newest ? { size: 12, weight: 600, tone: "ink" } : { weight: 500, tone: "ink" },
    );
    // The three bars and their word stand or fall together.
    return wish(`${day}`, newest ? 9e6 : RANK[level] * 1e6 + day, {
      label,
      box: { ...text, x: text.x - 18, width: text.width + 18 },
    });
  });
  const placed = placeLabels(wishes, { x: -2, y: box.y, width: scene.width + 2, height: box.height }, [], 6);
  const full = new Set(placed.map(({ id }) => id));
  const clear = (day: number) =>
    !placed.some(({ box: other }) => scene.x(day) + 6 > other.x && scene.x(day) < other.x + other.width);
  return (
    <Lane name={say("lane.side-effects")}>
      {days.map(({ day, level, marks }) => {
        const name = marks.map((mark) => sayFact({ kind: "side-effect", mark }, say, scene.locale)).join(", ");
        const x = scene.x(day);
        return (
          <Mark key={day} name={`${date(scene, day)}: ${name}`}>
            {full.has(`${day}`) ? <Bars x={x} y={y} level={level} /> : null}
            {!full.has(`${day}`) && clear(day) ? (
              <rect
                x={x}
                y={y + 5 - (1 + RANK[level] * 3)}
                width={3}
                height={1 + RANK[level] * 3}
                fill={`var(--sev-${level === "none" ? 0 : RANK[level] + 1})`}
                stroke="var(--edge)"
                strokeWidth={0.9}
              />
            ) : null}
            {!full.has(`${day}`) && !clear(day) ? (
              <rect x={x} y={y + 8} width={2} height={2} fill="var(--edge)" />
            ) : null}
          </Mark>
        );
      })}
      <Labels placed={placed} ground="var(--surface)" />
    </Lane>
  );
}

/** Mood of each day the diary was filled in, 0 to 10; a short dotted stroke where it was not. */
export function MoodLane({ scene, box }: LaneProps) {
  const { picture, say, range } = scene;
  const all = picture.timeline.diary.filter(({ mood }) => mood !== null);
  const first = all[0];
  if (!first) return <NotAsked box={box} text={say("lane.no-diary")} />;
  const foot = box.y + box.height - 2;
  const known = new Map(all.map(({ day, mood }) => [day, mood ?? 0]));
  const from = Math.max(first.day, range.from);
  const to = Math.min(picture.today, range.to);
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const empty = days.filter((day) => !known.has(day)).length;
  const wide = Math.max(0.8, Math.min(3, scene.pxPerDay * 0.45));
  const bars = days
    .filter((day) => known.has(day))
    .map((day) => `M${scene.x(day).toFixed(1)} ${foot}v${(-(known.get(day) ?? 0) * (box.height - 6)) / 10}`);
  const gaps =
    scene.pxPerDay >= 3
      ? days.filter((day) => !known.has(day)).map((day) => `M${scene.x(day).toFixed(1)} ${foot}v-4`)
      : [];
  const text = say("diary.empty-days", { empty, days: days.length });
  return (
    <Lane name={say("lane.mood")}>
      <Mark name={say("diary.summary", { filled: days.length - empty, days: days.length })}>
        <path d={bars.join("")} stroke="var(--ink-2)" strokeWidth={wide} />
        <path d={gaps.join("")} stroke="var(--edge)" strokeWidth={1.2} strokeDasharray="1.5 1.5" />
      </Mark>
      <path d={`M0 ${foot}H${scene.width}`} stroke="var(--line-strong)" />
      <Labels
        placed={placeLabels(
          [wish("empty", 1, textAt(scene, text, scene.todayX + 10, foot - 7))],
          { x: 0, y: box.y, width: scene.width + 100, height: box.height },
          [around(scene.todayX, foot, 2)],
        )}
        ground="var(--paper)"
      />
    </Lane>
  );
}
