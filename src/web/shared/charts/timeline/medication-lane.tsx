import { dayNumber } from "../../../../clinical/timeline/day-number.ts";
import type { DoseLane, DoseStep } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { type Box, type LabelWish, placeLabels } from "../place-labels.ts";
import { figure, firstWords, slugInWords } from "../words.ts";
import { type DrugRows, type LaneBox, SHORT_ROW } from "./lane-stack.ts";
import { Labels, Lane, Mark } from "./marks.tsx";
import { type Scene, type TextLabel, textAt, textBefore, wish } from "./scene.ts";

/** A dose held for a while, as drawn: from and to in px, and its share of the row's height. */
export interface DrawnStep {
  readonly step: DoseStep;
  readonly left: number;
  readonly right: number;
  /** px over the foot of the row. A bar's scale starts at zero. */
  readonly height: number;
}

/** Steps of one order up to today, cut to the range. A dose that is not known stands at half height, dashed. */
function drawnSteps(scene: Scene, lane: DoseLane, rowHeight: number): DrawnStep[] {
  const { range, picture } = scene;
  const steps = lane.steps.filter(({ planned }) => !planned);
  const most = Math.max(...steps.map((step) => step.dailyMg ?? step.doseMg ?? 0), 1);
  return steps.flatMap((step) => {
    const to = Math.min(step.toDay ?? lane.stoppedDay ?? picture.today, picture.today);
    if (to < range.from || step.day > range.to) return [];
    const dose = step.dailyMg ?? step.doseMg;
    return [
      {
        step,
        left: scene.x(Math.max(step.day, range.from)),
        right: scene.x(Math.min(to, range.to)),
        height: dose === null ? rowHeight / 2 : Math.max(6, (dose / most) * (rowHeight - 10)),
      },
    ];
  });
}

function stepWords(scene: Scene, step: DoseStep): string {
  return step.doseMg === null
    ? scene.say("dose.unknown-short")
    : scene.say("dose.mg", { mg: figure(step.doseMg, scene.locale, 3) });
}

function laneName(scene: Scene, lane: DoseLane): string {
  const steps = lane.steps.map(
    (step) =>
      `${stepWords(scene, step)} ${scene.say("dose.from", { date: dayInWords(step.day, scene.locale, { day: "numeric", month: "short" }) })}`,
  );
  const stop =
    lane.stoppedDay === null
      ? []
      : [
          scene.say("dose.stopped-on", {
            date: dayInWords(lane.stoppedDay, scene.locale, { day: "numeric", month: "short" }),
          }),
        ];
  const hold =
    lane.held === null
      ? []
      : [
          scene.say("dose.held-since", {
            date: dayInWords(lane.held.day, scene.locale, { day: "numeric", month: "short" }),
          }),
        ];
  return `${lane.medication}: ${[...steps, ...hold, ...stop].join(", ")}`;
}

function stepLabels(
  scene: Scene,
  lane: DoseLane,
  steps: readonly DrawnStep[],
  foot: number,
  rowHeight: number,
): LabelWish<TextLabel>[] {
  const last = steps.at(-1);
  return steps.flatMap((drawn) => {
    const { step, left, right, height } = drawn;
    const mg = stepWords(scene, step);
    const often = step.frequency === "once-daily" ? "" : ` ${slugInWords(scene.say, "frequency", step.frequency)}`;
    const full = `${lane.medication} ${mg}${often}`;
    const room = right - left - 8;
    const inside = height >= 14 ? foot - height + 13 : foot - height - 4;
    const strong = { size: 11.5, weight: 600, tone: "ink" as const };
    const fits = (text: string) => scene.measure(text, 11.5, 600) <= room;
    if (drawn === last) {
      const named = `${lane.medication} ${mg}`;
      const middle = foot - rowHeight / 2 + 8;
      const start = (steps[0]?.left ?? left) - 6;
      const within = [full, named, `${firstWords(lane.medication, 20)} ${mg}`]
        .filter(fits)
        .map((text) => textAt(scene, text, left + 6, inside, strong));
      const after =
        lane.stoppedDay === null ? [full, named].map((text) => textAt(scene, text, right + 8, middle, strong)) : [];
      const before = [full, named, lane.medication, firstWords(lane.medication, 16)].map((text) =>
        textBefore(scene, text, start, foot - 5, strong),
      );
      const short = fits(mg) ? [textAt(scene, mg, left + 6, inside, strong)] : [];
      return [wish(lane.orderId, 100, ...within, ...after, ...before, ...short)];
    }
    const words = [mg, step.doseMg === null ? "?" : figure(step.doseMg, scene.locale, 3)].filter(fits);
    return words.length === 0
      ? []
      : [
          wish(
            `${lane.orderId} ${step.entryId} ${step.day}`,
            50,
            ...words.map((text) => textAt(scene, text, left + 5, inside, { ...strong, size: 11 })),
          ),
        ];
  });
}

/** One order as steps, dotted after today while it runs. */
function Steps({
  scene,
  lane,
  steps,
  foot,
}: {
  readonly scene: Scene;
  readonly lane: DoseLane;
  readonly steps: readonly DrawnStep[];
  readonly foot: number;
}) {
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return null;
  // Where a dose does not follow on from the one before, the order was on hold: the line breaks and goes on.
  const held = (place: number) => place > 0 && (steps[place]?.left ?? 0) > (steps[place - 1]?.right ?? 0) + 0.5;
  const along = ({ left, right, height }: DrawnStep) => `L${left} ${foot - height}L${right} ${foot - height}`;
  const down = (place: number) => `L${steps[place - 1]?.right} ${foot}L${steps[place]?.left} ${foot}`;
  const ground = steps.map((step, place) => `${held(place) ? down(place) : ""}${along(step)}`).join("");
  const top = steps.map((step, place) => (held(place) ? `M${step.left} ${foot}${along(step)}` : along(step))).join("");
  const runs = lane.stoppedDay === null && last.right >= scene.todayX - 0.5;
  const stop = lane.plannedStop === null ? null : scene.x(dayNumber(lane.plannedStop));
  const planned = lane.steps.filter((step) => step.planned);
  const after = [`M${last.right} ${foot - last.height}`];
  let height = last.height;
  const most = Math.max(...lane.steps.map((step) => step.dailyMg ?? step.doseMg ?? 0), 1);
  for (const step of planned) {
    const next = Math.max(
      6,
      ((step.dailyMg ?? step.doseMg ?? 0) / most) *
        (last.height / ((last.step.dailyMg ?? last.step.doseMg ?? most) / most)),
    );
    after.push(`H${scene.x(step.day)}V${foot - next}`);
    height = next;
  }
  after.push(`H${Math.min(stop ?? scene.width, scene.width)}`);
  if (stop !== null) after.push(`V${foot}`);
  const unknown = steps.some(({ step }) => step.doseMg === null);
  return (
    <Mark name={laneName(scene, lane)}>
      <path className="tl-dose" d={`M${first.left} ${foot}${ground}L${last.right} ${foot}Z`} />
      <path
        d={`M${first.left} ${foot}${top}${lane.stoppedDay !== null ? `L${last.right} ${foot}` : ""}`}
        fill="none"
        stroke="var(--medication)"
        strokeWidth={1.8}
        strokeDasharray={unknown ? "3 2" : undefined}
      />
      {runs ? (
        <path
          d={after.join("")}
          fill="none"
          stroke="var(--medication)"
          strokeWidth={1.5}
          strokeDasharray="3 3"
          data-height={height}
        />
      ) : null}
    </Mark>
  );
}

/** A short-term or as-needed medicine: an outline with the day it is planned to end. */
function ShortTerm({ scene, lane, y }: { readonly scene: Scene; readonly lane: DoseLane; readonly y: number }) {
  const from = scene.x(Math.max(lane.startedDay, scene.range.from));
  const planned = lane.plannedStop === null ? null : dayNumber(lane.plannedStop);
  const end = lane.stoppedDay ?? scene.picture.today;
  const to = scene.x(Math.min(end, scene.range.to));
  const stopX = planned === null ? null : scene.x(planned);
  const say = scene.say;
  const stopWords =
    planned === null
      ? say("dose.no-stop")
      : say("dose.planned-stop", { date: dayInWords(planned, scene.locale, { day: "numeric", month: "short" }) });
  return (
    <Mark name={`${laneName(scene, lane)}, ${say("dose.short-term")}, ${stopWords}`}>
      <rect
        x={from}
        y={y + 3}
        width={Math.max(to - from, 3)}
        height={18}
        rx={2}
        fill="var(--surface)"
        stroke="var(--medication)"
        strokeWidth={1.3}
      />
      {lane.stoppedDay === null && stopX !== null && stopX > to ? (
        <path
          d={`M${to} ${y + 12}H${Math.min(stopX, scene.width)}`}
          stroke="var(--medication)"
          strokeDasharray="3 3"
          strokeWidth={1.3}
        />
      ) : null}
      {stopX !== null && stopX <= scene.width && stopX >= 0 ? (
        <path d={`M${stopX} ${y + 1}v22`} stroke="var(--medication)" strokeWidth={2.5} />
      ) : null}
      {lane.doses.map((dose) =>
        dose.day < scene.range.from || dose.day > scene.range.to ? null : (
          <path key={dose.entryId} d={`M${scene.x(dose.day)} ${y + 17}v4`} stroke="var(--medication)" strokeWidth={2} />
        ),
      )}
    </Mark>
  );
}

function shortLabels(scene: Scene, lane: DoseLane, y: number): LabelWish<TextLabel> {
  const last = lane.steps.at(-1);
  const mg = last ? stepWords(scene, last) : "";
  const often = last && lane.asNeeded ? ` ${slugInWords(scene.say, "frequency", "as-needed")}` : "";
  const stop =
    lane.plannedStop === null || lane.stoppedDay !== null
      ? ""
      : `, ${scene.say("dose.planned-stop", { date: dayInWords(dayNumber(lane.plannedStop), scene.locale, { day: "numeric", month: "short" }) })}`;
  const from = scene.x(Math.max(lane.startedDay, scene.range.from));
  const to = scene.x(Math.min(lane.stoppedDay ?? scene.picture.today, scene.range.to));
  const planned = lane.plannedStop === null ? to : Math.max(to, scene.x(dayNumber(lane.plannedStop)));
  const full = `${lane.medication} ${mg}${often}${stop}`;
  const short = `${lane.medication} ${mg}`;
  const within = (text: string) =>
    scene.measure(text, 11, 500) <= to - from - 10
      ? [textAt(scene, text, from + 5, y + 14, { weight: 500, tone: "ink" })]
      : [];
  const beyond = [full, short].map((text) => textAt(scene, text, planned + 7, y + 14, { weight: 500, tone: "ink" }));
  const before = [full, short].map((text) =>
    textAt(scene, text, from - scene.measure(text, 11, 500) - 6, y + 14, { weight: 500, tone: "ink" }),
  );
  return wish(lane.orderId, 80, ...within(full), ...beyond, ...before, ...within(short));
}

/** All medicines: scheduled ones as steps with their doses inside, short-term ones outlined beneath. */
export function MedicationLane({
  scene,
  box,
  rows,
}: {
  readonly scene: Scene;
  readonly box: LaneBox;
  readonly rows: DrugRows;
}) {
  const { scheduled, shortTerm, rowHeight } = rows;
  const wishes: LabelWish<TextLabel>[] = [];
  const taken: Box[] = [];
  const bounds = { x: 0, y: box.y - 6, width: scene.width, height: box.height };
  const feet = scheduled.map((_, index) => box.y + (index + 1) * rowHeight);
  const drawn = scheduled.map((row, index) =>
    row.map((lane) => {
      const steps = drawnSteps(scene, lane, rowHeight);
      wishes.push(...stepLabels(scene, lane, steps, feet[index] as number, rowHeight));
      return { lane, steps };
    }),
  );
  const shortTop = box.y + scheduled.length * rowHeight;
  shortTerm.forEach((row, index) => {
    for (const lane of row) wishes.push(shortLabels(scene, lane, shortTop + index * SHORT_ROW));
  });
  return (
    <Lane name={scene.say("lane.medication")}>
      {drawn.map((row, index) => (
        <g key={row[0]?.lane.orderId}>
          {row.map(({ lane, steps }) => (
            <Steps key={lane.orderId} scene={scene} lane={lane} steps={steps} foot={feet[index] as number} />
          ))}
          <path d={`M0 ${feet[index]}H${scene.width}`} stroke="var(--line-strong)" />
        </g>
      ))}
      {shortTerm.map((row, index) => (
        <g key={row[0]?.orderId}>
          {row.map((lane) => (
            <ShortTerm key={lane.orderId} scene={scene} lane={lane} y={shortTop + index * SHORT_ROW} />
          ))}
        </g>
      ))}
      {scheduled.length + shortTerm.length === 0 ? (
        <text x={8} y={box.y + 15} fontSize={11} style={{ fill: "var(--ink-2)" }}>
          {scene.say("lane.no-medication")}
        </text>
      ) : null}
      <Labels placed={placeLabels(wishes, bounds, taken)} ground="transparent" />
    </Lane>
  );
}
