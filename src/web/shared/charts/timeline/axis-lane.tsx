import { axisTicks, everyWeeks } from "../axis-ticks.ts";
import { dayInWords } from "../calendar-day.ts";
import { weekOn } from "../day-sentence.ts";
import { type Box, placeLabels } from "../place-labels.ts";
import { figure } from "../words.ts";
import { Labels, Silent } from "./marks.tsx";
import { inRange, type Scene, textOver, wish } from "./scene.ts";

interface Flagged {
  readonly box: Box;
  readonly title: string;
  readonly detail: string;
}

function flagFor(scene: Scene, day: number, title: string, clearOf: Box | null): Flagged {
  const { picture, say, measure, locale } = scene;
  const week = weekOn(picture, day);
  const start = picture.timeline.careStartDay;
  const parts = [
    ...(start === null ? [] : [say("axis.day", { day: figure(day - start, locale) })]),
    ...(week === null ? [] : [say("axis.week", { week })]),
  ];
  const detail = parts.join(" · ");
  const width = Math.max(measure(title, 11, 600), measure(detail, 11, 400)) + 12;
  const x = scene.x(day);
  const fits = (left: number) => Math.min(Math.max(left, 0), scene.width - width);
  const clear = (left: number) =>
    clearOf === null || left >= clearOf.x + clearOf.width + 2 || left + width <= clearOf.x - 2;
  const places = [x - width / 2, x - width + 6, x - 6].map(fits);
  if (clearOf) places.push(fits(clearOf.x - width - 3), fits(clearOf.x + clearOf.width + 3));
  const left = places.find(clear) ?? fits(x - width / 2);
  return { box: { x: left, y: 1, width, height: 30 }, title, detail };
}

function Flag({ flag, now }: { readonly flag: Flagged; readonly now: boolean }) {
  const middle = flag.box.x + flag.box.width / 2;
  return (
    <Silent>
      <rect
        {...flag.box}
        rx={4}
        fill={now ? "var(--ink)" : "var(--surface)"}
        stroke="var(--ink)"
        strokeWidth={now ? 0 : 1.3}
      />
      <text
        x={middle}
        y={13}
        fontSize={11}
        fontWeight={600}
        textAnchor="middle"
        style={{ fill: now ? "var(--paper)" : "var(--ink)" }}
      >
        {flag.title}
      </text>
      <text x={middle} y={26} fontSize={11} textAnchor="middle" style={{ fill: now ? "var(--paper)" : "var(--ink-2)" }}>
        {flag.detail}
      </text>
    </Silent>
  );
}

/** Dates and days since the first treatment, today, and where the reading line stands. */
export function AxisLane({ scene, reading }: { readonly scene: Scene; readonly reading: number | null }) {
  const { picture, range, pxPerDay, locale, say } = scene;
  const origin = picture.timeline.careStartDay ?? picture.today;
  const words = (day: number) => dayInWords(day, locale, { day: "numeric", month: "short" });
  const today = inRange(scene, picture.today)
    ? flagFor(scene, picture.today, say("axis.today", { date: words(picture.today) }), null)
    : null;
  const read =
    reading !== null && reading !== picture.today && inRange(scene, reading)
      ? flagFor(scene, reading, words(reading), today?.box ?? null)
      : null;
  const taken = [today?.box, read?.box].filter((box) => box !== undefined);
  const years = new Set<string>();
  const second = new Map<string, string>();
  const wishes = axisTicks(range, origin, pxPerDay, 62).map((day) => {
    const year = dayInWords(day, locale, { year: "numeric" });
    const withYear = years.size > 0 && !years.has(year);
    years.add(year);
    const date = withYear ? dayInWords(day, locale, { day: "numeric", month: "short", year: "2-digit" }) : words(day);
    const number = picture.timeline.careStartDay === null ? "" : say("axis.day", { day: figure(day - origin, locale) });
    second.set(`${day}`, number);
    // Date and day stand or fall together: one box for both lines, as wide as the wider.
    const upper = textOver(scene, date, scene.x(day), 13, { weight: 500 });
    const lower = textOver(scene, number, scene.x(day), 26);
    const box = {
      x: Math.min(upper.box.x, lower.box.x),
      y: 1,
      width: Math.max(upper.box.width, lower.box.width),
      height: 30,
    };
    return wish(`${day}`, withYear ? 2 : 1, { label: upper.label, box });
  });
  const placed = placeLabels(
    wishes,
    { x: 0, y: 0, width: scene.width + Math.min(40, scene.room), height: 34 },
    taken,
    6,
  );
  return (
    <g>
      <Labels placed={placed} ground="var(--paper)" />
      <Silent>
        {placed.map(({ id }) => (
          <text
            key={id}
            x={scene.x(Number(id))}
            y={26}
            fontSize={11}
            textAnchor="middle"
            style={{ fill: "var(--ink-3)" }}
          >
            {second.get(id)}
          </text>
        ))}
      </Silent>
      {today ? <Flag flag={today} now /> : null}
      {read ? <Flag flag={read} now={false} /> : null}
    </g>
  );
}

/** The other clock, apart from days since start: weeks at a dose, or in sessions, that count. */
export function WeekFoot({ scene, y }: { readonly scene: Scene; readonly y: number }) {
  const start = scene.picture.timeline.effectiveStartDay;
  if (start === null) return null;
  const now = weekOn(scene.picture, scene.picture.today);
  const each = Math.max(1, Math.ceil(22 / (7 * scene.pxPerDay)));
  const weeks = [1, 2, 4, 8, 13, 26].find((count) => count >= each) ?? 52;
  const wishes = everyWeeks(scene.range, start, weeks)
    .filter((day) => day >= start)
    .map((day) => wish(`${day}`, 1, textOver(scene, `${(day - start) / 7}`, scene.x(day), y, { tone: "ink-3" })));
  if (now !== null)
    wishes.push(wish("now", 9, textOver(scene, `${now}`, scene.x(start + now * 7), y, { weight: 600, tone: "ink" })));
  return (
    <Labels
      placed={placeLabels(wishes, { x: -8, y: y - 14, width: scene.width + 16, height: 20 }, [], 5)}
      ground="var(--paper)"
    />
  );
}
