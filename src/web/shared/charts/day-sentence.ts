import { dayInWords } from "./calendar-day.ts";
import { type DayFact, dayFacts } from "./day-facts.ts";
import type { Picture } from "./picture.ts";
import { seriesName } from "./series-name.ts";
import { figure, type Say, slugInWords } from "./words.ts";

/** Weeks since the dose (or the sessions) became enough; null before that day. */
export function weekOn(picture: Picture, day: number): number | null {
  const start = picture.timeline.effectiveStartDay;
  return start === null || day < start ? null : Math.floor((day - start) / 7);
}

/** "Mon 2 Feb, day 28, week 3": which day the reading line stands on. */
export function dayHeading(picture: Picture, day: number, say: Say, locale: string): string {
  const start = picture.timeline.careStartDay;
  const week = weekOn(picture, day);
  const date = dayInWords(day, locale, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  return [
    day === picture.today ? say("day.today", { date }) : date,
    ...(start === null ? [] : [say("day.number", { day: figure(day - start, locale) })]),
    ...(week === null ? [] : [say("day.week", { week })]),
  ].join(", ");
}

function dose(say: Say, locale: string, step: { readonly doseMg: number | null; readonly frequency: string }): string {
  const often = slugInWords(say, "frequency", step.frequency);
  return step.doseMg === null
    ? say("dose.unknown", { often })
    : say("dose.of", { mg: figure(step.doseMg, locale, 3), often });
}

/** A session held or missed, and what came back of the homework. */
export function saySession({ session, number }: Extract<DayFact, { kind: "session" }>, say: Say): string {
  const kind = session.type === "group" ? "group" : "session";
  if (!session.attended) return say(`${kind}.${session.status}`);
  const held = number === null ? say(`${kind}.attended-plain`) : say("session.attended", { number });
  if (!session.homework) return held;
  const done = session.homework.done + session.homework.partial;
  return `${held}, ${say("homework.back", { done, given: session.homework.assigned })}`;
}

function sayScore(fact: Extract<DayFact, { kind: "score" }>, say: Say, locale: string): string {
  const { point, changePct } = fact;
  const instrument = seriesName(fact.series, say, locale);
  const parts =
    point.total === null
      ? [say("score.unscorable", { instrument, answered: point.answered ?? 0 })]
      : [say("score.total", { instrument, total: figure(point.total, locale) })];
  if (point.band !== null) parts.push(slugInWords(say, "band", point.band));
  if (changePct !== null)
    parts.push(
      say(changePct < 0 ? "score.down" : changePct > 0 ? "score.up" : "score.same", {
        pct: figure(Math.abs(changePct), locale),
      }),
    );
  if (point.prorated) parts.push(say("score.prorated"));
  if (point.safetyItem === "unanswered") parts.push(say("score.safety-open"));
  else if (point.safetyItem !== null) parts.push(say("score.safety", { value: point.safetyItem }));
  return parts.join(", ");
}

function sayDiary({ day }: Extract<DayFact, { kind: "diary" }>, say: Say, locale: string): string {
  const parts: string[] = [];
  if (day.mood !== null) parts.push(say("diary.mood", { value: figure(day.mood, locale) }));
  if (day.sleepHours !== null) parts.push(say("diary.sleep", { hours: figure(day.sleepHours, locale) }));
  if (day.cravings !== null) parts.push(say("diary.cravings", { value: figure(day.cravings, locale) }));
  if (day.panicAttacks !== null) parts.push(say("diary.panic", { count: day.panicAttacks }));
  if (day.medicationTaken !== null) parts.push(say(day.medicationTaken ? "diary.taken" : "diary.not-taken"));
  return parts.length === 0 ? say("diary.other") : say("diary.said", { parts: parts.join(", ") });
}

/** One fact in words, without a full stop. */
export function sayFact(fact: DayFact, say: Say, locale: string): string {
  switch (fact.kind) {
    case "score":
      return sayScore(fact, say, locale);
    case "dose-start":
      return say(fact.step.planned ? "dose.planned" : "dose.started", {
        medication: fact.lane.medication,
        dose: dose(say, locale, fact.step),
      });
    case "dose-change":
      return say(fact.step.planned ? "dose.planned-change" : "dose.changed", {
        medication: fact.lane.medication,
        before: fact.before.doseMg === null ? "unknown" : figure(fact.before.doseMg, locale, 3),
        dose: dose(say, locale, fact.step),
      });
    case "dose-stop":
      return say("dose.stopped", { medication: fact.lane.medication });
    case "dose-hold":
      return say("dose.held", { medication: fact.lane.medication });
    case "dose-taken":
      return say("dose.taken", { medication: fact.medication, times: fact.times });
    case "decision":
      return fact.mark.reason === null
        ? say(`decision.${fact.mark.action}`)
        : say("decision.because", { action: say(`decision.${fact.mark.action}`), reason: fact.mark.reason });
    case "step":
      return say(fact.mark.reason === null ? "step.to" : "step.because", {
        level: fact.mark.level,
        reason: fact.mark.reason,
      });
    case "risk":
      return say("risk.screen", { tool: fact.mark.tool, level: slugInWords(say, "risk-level", fact.mark.level) });
    case "course-start":
      return say("course.from-now", {
        protocol: slugInWords(say, "protocol", fact.protocol),
        often: fact.frequency === null ? "none" : slugInWords(say, "frequency", fact.frequency),
      });
    case "session":
      return saySession(fact, say);
    case "visit":
      return say(`visit.${fact.visit.status}`, { type: slugInWords(say, "visit-type", fact.visit.type) });
    case "planned-visit":
      return say("visit.planned", { type: slugInWords(say, "visit-type", fact.visit.type) });
    case "adherence":
      return say("adherence.taken", {
        taken: fact.mark.of - fact.mark.missed,
        of: fact.mark.of,
        pct: Math.round(fact.mark.pct),
      });
    case "sleep":
      return fact.week.efficiencyPct === null
        ? say("sleep.unknown", { nights: fact.week.nights })
        : say("sleep.efficiency", { pct: Math.round(fact.week.efficiencyPct) });
    case "limited":
      return say("limited.days", { days: fact.days });
    case "difficulty":
      return say("difficulty.is", { word: say(`difficulty.${fact.value}`) });
    case "side-effect":
      return fact.mark.severity === "none"
        ? say("side-effect.none", { effect: fact.mark.effect })
        : say(fact.mark.resolved ? "side-effect.resolved" : "side-effect.is", {
            effect: fact.mark.effect,
            level: slugInWords(say, "level", fact.mark.severity),
          });
    case "diary":
      return sayDiary(fact, say, locale);
    case "due":
      return say("due.on", { name: fact.name });
  }
}

/** The whole day as sentences; says so where nothing was recorded. */
export function daySentence(picture: Picture, day: number, say: Say, locale: string): string {
  const facts = dayFacts(picture, day);
  if (facts.length === 0) return say(day > picture.today ? "day.nothing-planned" : "day.nothing");
  return facts.map((fact) => `${capital(sayFact(fact, say, locale))}.`).join(" ");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
