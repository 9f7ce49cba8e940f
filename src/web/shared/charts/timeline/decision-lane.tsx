import { dayFacts } from "../day-facts.ts";
import { sayFact } from "../day-sentence.ts";
import { placeLabels } from "../place-labels.ts";
import { figure, firstWords, slugInWords } from "../words.ts";
import type { LaneBox } from "./lane-stack.ts";
import { DashedRing, Diamond, Labels, Lane, Mark, SafetyOctagon } from "./marks.tsx";
import { around, inRange, type Scene, type TextLabel, textAt, textBefore, todayLine, wish } from "./scene.ts";

/** One mark of the lane: all that was decided, stepped, screened or raised on one day. */
export interface DecisionDay {
  readonly day: number;
  readonly kind: "safety" | "decided" | "open" | "due";
  /** Short words beside the mark; null = the mark alone. */
  readonly short: string | null;
  readonly name: string;
}

const LENGTHS = [48, 30, 18];

/** What the lane shows, by day: decisions in their own words, else the dose or step that came of them. */
function decisionDays({ picture, say, locale }: Scene): DecisionDay[] {
  const { timeline, today } = picture;
  const days = new Set([...timeline.decisions, ...timeline.steps].map(({ day }) => day));
  if (timeline.careStartDay !== null) days.add(timeline.careStartDay);
  const marks = [...days].map((day): DecisionDay => {
    const facts = dayFacts(picture, day);
    const told = facts.filter(({ kind }) => kind === "decision" || kind === "step" || kind.startsWith("dose-"));
    const reason = timeline.decisions.find((mark) => mark.day === day && mark.reason !== null)?.reason ?? null;
    const step = timeline.steps.find((mark) => mark.day === day);
    const change = facts.find((fact) => fact.kind === "dose-change" && !fact.step.planned);
    let short = reason ?? (step ? say("step.short", { level: step.level }) : null);
    if (change?.kind === "dose-change" && change.step.doseMg !== null) {
      const up = change.step.doseMg > (change.before.doseMg ?? 0);
      short = say(up ? "decision.raise" : "decision.lower", { mg: figure(change.step.doseMg, locale, 3) });
    } else if (day === timeline.careStartDay) {
      const starts = [
        facts.some(({ kind }) => kind === "dose-start") ? say("start.medication") : null,
        facts.some(({ kind }) => kind === "session" || kind === "course-start") ? say("start.therapy") : null,
      ].filter((part) => part !== null);
      short = starts.length === 2 ? say("start.both") : (starts[0] ?? say("start.care"));
    }
    return {
      day,
      kind: "decided",
      short,
      name: told.map((fact) => sayFact(fact, say, locale)).join(". ") || (short ?? say("start.care")),
    };
  });
  for (const [day, risks] of Map.groupBy(timeline.safety, (mark) => mark.day)) {
    const ask = risks.every(({ severity }) => severity === "ask");
    marks.push({ day, kind: "safety", short: null, name: say(ask ? "safety.asked" : "safety.raised") });
  }
  for (const mark of timeline.risk) {
    if (mark.level === "none") continue;
    const level = slugInWords(say, "risk-level", mark.level);
    marks.push({ day: mark.day, kind: "safety", short: null, name: say("risk.screen", { tool: mark.tool, level }) });
  }
  if (picture.open !== null)
    marks.push({
      day: today,
      kind: "open",
      short: picture.open,
      name: say("decision.open", { text: picture.open }),
    });
  return marks;
}

function Shape({ mark, x, y }: { readonly mark: DecisionDay; readonly x: number; readonly y: number }) {
  if (mark.kind === "safety") return <SafetyOctagon x={x} y={y} />;
  if (mark.kind === "due") return <DashedRing x={x} y={y} radius={4.5} />;
  return <Diamond x={x} y={y} radius={mark.kind === "open" ? 7 : 5.5} filled={mark.kind === "open"} />;
}

/** Decisions, steps, safety and what waits for a decision today. */
export function DecisionLane({ scene, box }: { readonly scene: Scene; readonly box: LaneBox }) {
  const y = box.y + box.height / 2;
  const marks = decisionDays(scene).filter(({ day }) => inRange(scene, day));
  // One shape for a day: what waits beats what was raised, and that what was decided.
  const order = { open: 3, safety: 2, decided: 1, due: 0 };
  const shown = [...Map.groupBy(marks, ({ day }) => day).values()].map((own) => {
    const first = [...own].sort((a, b) => order[b.kind] - order[a.kind])[0] as DecisionDay;
    return {
      ...first,
      short: own.find(({ short }) => short !== null)?.short ?? null,
      name: own.map(({ name }) => name).join(". "),
    };
  });
  const style = (kind: DecisionDay["kind"]): Partial<TextLabel> =>
    kind === "open" ? { size: 12, weight: 600, tone: "decide" } : { size: 11.5, weight: 500, tone: "ink" };
  const labelsOf = (text: string, x: number, look: Partial<TextLabel>) =>
    LENGTHS.flatMap((length) => [
      textAt(scene, firstWords(text, length), x + 11, y + 4, look),
      textBefore(scene, firstWords(text, length), x - 11, y + 4, look),
    ]);
  const wishes = shown.flatMap((mark) =>
    mark.short === null
      ? []
      : [
          wish(
            `${mark.day}`,
            mark.kind === "open" ? 99 : mark.day,
            ...labelsOf(mark.short, scene.x(mark.day), style(mark.kind)),
          ),
        ],
  );
  const obstacles = [...shown.map((mark) => around(scene.x(mark.day), y, 7)), todayLine(scene, box)];
  const bounds = { x: 0, y: box.y, width: scene.width + 90, height: box.height };
  return (
    <Lane name={scene.say("lane.decisions")}>
      {shown.map((mark) => (
        <Mark key={mark.day} name={mark.name}>
          <Shape mark={mark} x={scene.x(mark.day)} y={y} />
        </Mark>
      ))}
      <Labels placed={placeLabels(wishes, bounds, obstacles)} ground="var(--paper)" />
    </Lane>
  );
}
