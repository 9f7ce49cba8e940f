import i18next from "i18next";
import ICU from "i18next-icu";
import { beforeAll, expect, test } from "vitest";
import type { ScorePoint, ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import chart from "../../../clinic/messages/en-chart.json" with { type: "json" };
import course from "../../../clinic/messages/en-course.json" with { type: "json" };
import type { CoursePath, Picture } from "../picture.ts";
import type { Say } from "../words.ts";
import { courseSentence, linePast } from "./course-sentence.ts";

let say: Say;
beforeAll(async () => {
  const words = i18next.createInstance();
  const messages = { ...chart, ...course };
  await words.use(ICU).init({ lng: "en", resources: { en: { chart: messages } }, ns: ["chart"], defaultNS: "chart" });
  say = (key, values) => words.t(key, { ...values });
});

const FIRST = 20455; // 2 January 2026
const point = (days: number, total: number | null): ScorePoint => ({
  entryId: `p${days}`,
  at: "",
  day: FIRST + days,
  total,
  band: null,
  prorated: false,
  answered: null,
  answers: null,
  safetyItem: null,
});
const phq = (...points: ScorePoint[]): ScoreSeries => ({
  instrument: "PHQ-9",
  rater: "self",
  version: null,
  language: null,
  title: "PHQ-9",
  worseWhen: "higher",
  range: { min: 0, max: 27 },
  bands: [],
  remissionBelow: 5,
  points,
});
const nothing: Picture = {
  timeline: {
    careStartDay: null,
    effectiveStartDay: null,
    scores: [],
    doses: [],
    courses: [],
    visits: [],
    diary: [],
    sleep: [],
    sideEffects: [],
    adherence: [],
    function: [],
    decisions: [],
    steps: [],
    risk: [],
    safety: [],
    conditions: [],
  },
  today: FIRST + 59,
  primary: null,
  secondary: [],
  start: null,
  path: null,
  responseAt: null,
  blocks: [],
  sessionNumbers: new Map(),
  planned: [],
  due: [],
  open: null,
  stale: false,
  effectiveMg: null,
};
const path = (part: Partial<CoursePath>): CoursePath => ({
  startDay: FIRST,
  targets: [],
  band: [],
  courses: null,
  onTrack: null,
  offSinceWeek: null,
  checklist: [],
  ...part,
});
const said = (series: ScoreSeries, more: Partial<Picture> = {}, status: string | null = null) =>
  courseSentence({ picture: { ...nothing, primary: series, ...more }, series, status, say, locale: "en-GB" });

test("the whole course in one sentence", () => {
  const series = phq(point(0, 17), point(31, 13), point(59, 8));
  expect(said(series, { path: path({ onTrack: true }) }, "response")).toBe(
    "PHQ-9 17 on 2 Jan to 8 on 2 Mar: down 52.9%, response, on the expected course.",
  );
});

test("off track says since when, where that is known", () => {
  const series = phq(point(0, 17), point(59, 16));
  expect(said(series, { path: path({ onTrack: false, offSinceWeek: 4 }) }, "non-response")).toMatch(
    /down 5\.9%, no response, not on track since week 4\.$/,
  );
  expect(said(series, { path: path({ onTrack: false }) })).toMatch(/, not on track\.$/);
});

test("too early to say: nothing is said of the expected course", () => {
  expect(said(phq(point(0, 17), point(9, 16)), { path: path({}) })).not.toMatch(/track|expected/);
});

test("the start of treatment counts, not a score of long before", () => {
  const series = phq(point(-300, 24), point(0, 17), point(59, 8));
  expect(said(series, { start: series.points[1] ?? null })).toMatch(/^PHQ-9 17 on 2 Jan.*52\.9%/);
});

test("one score, none, and a newest form that could not be scored are each said", () => {
  expect(said(phq(point(0, 17)))).toBe("PHQ-9 17 on 2 Jan: no second score yet, last asked 59 days ago.");
  expect(said(phq(point(0, null)))).toBe("PHQ-9: no score yet that could be counted.");
  expect(said(phq(point(0, 17), point(30, 9), point(58, null)))).toMatch(/the newest form could not be scored\.$/);
});

test("a fall on a scale that is better when higher is worse, in points", () => {
  const series = { ...phq(point(0, 20), point(59, 14)), instrument: "SCI", worseWhen: "lower" as const };
  expect(said({ ...series, remissionBelow: null })).toBe("SCI 20 on 2 Jan to 14 on 2 Mar: 6 points down, worse.");
});

test("a mother's answers in Spanish are never told as the patient's own", () => {
  const series = { ...phq(point(50, 17), point(59, 8)), rater: "caregiver" as const, language: "es" };
  expect(said(series)).toMatch(/^PHQ-9 \(answered by a family member, in Spanish\) 17 on/);
});

test.each([
  ["under the cut", 4, "remission"],
  ["at the cut", 5, "response"],
  ["at the response line", 8.5, "response"],
  ["over it", 9, null],
] as const)("which line a score lies past: %s", (_, total, expected) => {
  expect(linePast(phq(), 8.5, total)).toBe(expected);
});

test.each([
  ["over the cut", 17, "remission"],
  ["at the cut", 16, "response"],
  ["short of both", 11, null],
] as const)("better when higher: %s", (_, total, expected) => {
  expect(linePast({ ...phq(), worseWhen: "lower", remissionBelow: 16 }, 12, total)).toBe(expected);
});
