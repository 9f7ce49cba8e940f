import { describe, expect, test } from "vitest";
import type { EntryKind, EntryOf } from "../clinical/record/entry.ts";
import { vignetteRecord } from "../clinical/simulation/vignette-record.ts";
import { dayNumber } from "../clinical/timeline/day-number.ts";
import { loadDemoKnowledge, VIGNETTES } from "./load-demo-knowledge.ts";

const ZERO = "2026-01-05";
const { vignettes, people } = loadDemoKnowledge();

/** Questions put to a vignette in the words of its table: days from the first day of treatment. */
function story(id: (typeof VIGNETTES)[number]) {
  const vignette = vignettes.find((one) => one.id === id)!;
  const record = vignetteRecord(vignette, ZERO, 10_000);
  const day = (at: string) => dayNumber(at) - dayNumber(ZERO);
  const all = <K extends EntryKind>(kind: K, from = -1000, to = 10_000) =>
    record.entries.filter(
      (entry) => entry.kind === kind && day(entry.at) >= from && day(entry.at) <= to,
    ) as EntryOf<K>[];
  const on = <K extends EntryKind>(kind: K, at: number) => all(kind, at, at);
  const score = (instrument: string, at: number) => {
    const found = on("score", at).filter((entry) => entry.instrument === instrument);
    expect(found, `${instrument} on day ${at}`).toHaveLength(1);
    return found[0]!;
  };
  const total = (instrument: string, at: number, items = 9) => {
    const { answers, total } = score(instrument, at);
    return total ?? answers!.slice(0, items).reduce<number>((sum, answer) => sum + answer!, 0);
  };
  const diary = (from: number, to: number) => all("diary", from, to);
  const sum = (nights: EntryOf<"diary">[], field: "sleepHours" | "timeInBedHours" | "panicAttacks") =>
    nights.reduce((total, night) => total + (night[field] ?? 0), 0);
  const sleepEfficiency = (at: number) => {
    const nights = diary(at - 6, at);
    expect(nights.length, `nights before day ${at}`).toBeGreaterThanOrEqual(5);
    return Math.round((sum(nights, "sleepHours") / sum(nights, "timeInBedHours")) * 1000) / 10;
  };
  const attacks = (at: number) => sum(diary(at - 6, at), "panicAttacks");
  const effects = (at: number) => on("side-effect", at).filter((effect) => effect.resolved !== true);
  const taken = (at: number) => {
    const { missed, of } = on("adherence", at)[0]!;
    return Math.round((1 - missed / of) * 100);
  };
  /** Done and partial of what was looked at on that day. */
  const homework = (at: number) => {
    const looked = on("homework", at).filter((item) => item.action !== "assigned");
    const done = looked.filter((item) => item.action === "done" || item.action === "partial");
    return Math.round((done.length / looked.length) * 100);
  };
  const session = (at: number) => on("visit", at).find((visit) => visit.session !== undefined)?.session;
  const dose = (medication: string, at: number) =>
    all("medication", -1000, at)
      .filter((order) => order.medication === medication && order.doseMg !== undefined)
      .at(-1)?.doseMg;
  const change = (instrument: string, from: number, at: number, items = 9) =>
    Math.round((1 - total(instrument, at, items) / total(instrument, from, items)) * 1000) / 10;
  return { record, all, on, score, total, sleepEfficiency, attacks, effects, taken, homework, session, dose, change };
}

describe("every vignette", () => {
  test.each(VIGNETTES)("%s meets the entry contract on any day zero, leap days and clock changes included", (id) => {
    const vignette = vignettes.find((one) => one.id === id)!;
    for (const zero of ["2024-02-29", "2026-01-05", "2026-03-07", "2026-10-30"]) {
      const record = vignetteRecord(vignette, zero, 10_000);
      expect(record.entries).toHaveLength(vignette.entries.length);
      expect(new Set(record.entries.map((entry) => entry.id)).size).toBe(record.entries.length);
    }
  });

  test("holds nothing after the day asked for, and age is right on the demo day", () => {
    const jordan = vignetteRecord(vignettes[0]!, ZERO, 56);
    expect(jordan.entries.every((entry) => entry.at.slice(0, 10) <= "2026-03-02")).toBe(true);
    expect(jordan.entries.some((entry) => entry.at === "2026-03-02")).toBe(true);
    expect(jordan.patient).toMatchObject({ name: "Jordan Reyes", birthDate: "1988-03-02" });
    expect(vignettes.map((vignette) => [vignette.id, vignette.demoDay])).toEqual([
      ["jordan", 56],
      ["maya", 17],
      ["luis", 35],
    ]);
  });

  test("moments carry the offset of the clinic's zone on that day", () => {
    const luis = vignetteRecord(vignettes[2]!, "2026-07-01", 0);
    expect(luis.entries.filter((entry) => entry.kind === "administration").map((entry) => entry.at)).toEqual([
      "2026-07-01T10:00:00-04:00",
      "2026-07-01T11:00:00-04:00",
    ]);
  });

  test("there are people for every role, in two organisations", () => {
    const count = (role: string, organization = "riverbend") =>
      people.people.filter((person) => person.role === role && person.organization === organization).length;
    expect([count("therapist"), count("prescriber"), count("care-manager"), count("pharmacist")]).toEqual([3, 3, 2, 1]);
    expect([count("front-desk"), count("quality-lead"), count("patient"), count("support-person")]).toEqual([
      1, 1, 1, 1,
    ]);
    expect([count("therapist", "harbour"), count("prescriber", "harbour")]).toEqual([1, 1]);
    expect(new Set(people.people.map((person) => person.id)).size).toBe(people.people.length);
  });
});

describe("Jordan", () => {
  const jordan = story("jordan");

  test("intake: PHQ-9 17 with item 9 = 1, GAD-7 9, low C-SSRS, ASRM 1, AUDIT-C 2, 14 limited days, 74 %", () => {
    expect(jordan.total("PHQ-9", -3)).toBe(17);
    expect(jordan.score("PHQ-9", -3).answers!.slice(8)).toEqual([1, 2]);
    expect(jordan.total("GAD-7", -3)).toBe(9);
    expect(jordan.score("C-SSRS", -3).answers).toEqual([1, 0, 0, 0, 0, 0]);
    expect(jordan.on("risk", -3)[0]).toMatchObject({ tool: "C-SSRS", level: "low" });
    expect(jordan.on("safety-plan", -3)).toHaveLength(1);
    expect([jordan.total("ASRM", -3), jordan.total("AUDIT-C", -3)]).toEqual([1, 2]);
    expect(jordan.score("HRQOL-4", -3).answers![3]).toBe(14);
    expect(jordan.sleepEfficiency(-3)).toBe(74);
    expect(jordan.on("preference", -3)[0]).toMatchObject({ treatment: "combination" });
  });

  test.each([
    [14, 15, 11.8],
    [28, 13, 23.5],
    [42, 10, 41.2],
    [56, 8, 52.9],
    [84, 6, 64.7],
    [112, 4, 76.5],
    [140, 3, 82.4],
    [168, 3, 82.4],
    [196, 7, 58.8],
    [203, 4, 76.5],
    [224, 3, 82.4],
    [280, 3, 82.4],
    [308, 2, 88.2],
    [336, 2, 88.2],
    [364, 2, 88.2],
    [392, 2, 88.2],
    [420, 3, 82.4],
  ])("day %i: PHQ-9 %i, %f %% better, item 9 = 0", (day, total, change) => {
    expect(jordan.total("PHQ-9", day)).toBe(total);
    expect(jordan.change("PHQ-9", -3, day)).toBe(change);
    expect(jordan.score("PHQ-9", day).answers![8]).toBe(0);
  });

  test("sertraline 25, 50 on day 7, 100 on day 28, until the taper; 50 on day 420", () => {
    const doses = [0, 6, 7, 27, 28, 392, 393, 420].map((day) => jordan.dose("sertraline", day));
    expect(doses).toEqual([25, 25, 50, 50, 100, 100, 75, 50]);
  });

  test("adherence, side effects, homework and sessions to day 56", () => {
    expect(jordan.on("adherence", 7)[0]).toMatchObject({ missed: 0, of: 7 });
    expect([14, 28, 42, 56].map(jordan.taken)).toEqual([93, 96, 94, 96]);
    expect(jordan.effects(7)).toMatchObject([{ effect: "nausea", severity: "mild" }]);
    expect([14, 42].map((day) => jordan.effects(day)[0]!.severity)).toEqual(["mild", "mild"]);
    expect(jordan.effects(56)).toMatchObject([{ effect: "any", severity: "none" }]);
    expect([jordan.homework(14), jordan.homework(42)]).toEqual([60, 80]);
    expect([0, 28, 56].map(jordan.session)).toEqual([1, 4, 8]);
    expect(jordan.score("C-SSRS", 7).answers).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("sleep, limited days and function", () => {
    const percent = [21 - 7, 28, 42, 56, 196].map(jordan.sleepEfficiency);
    expect(percent).toEqual([78, 80, 86, 88, 81]);
    const limited = [-3, 28, 56, 112].map((day) => jordan.score("HRQOL-4", day).answers![3]);
    expect(limited).toEqual([14, 11, 5, 2]);
    expect([56, 84].map((day) => jordan.score("PHQ-9", day).answers![9])).toEqual([1, 1]);
    expect(57 - jordan.all("diary", 0, 56).length).toBe(11);
  });

  test("relapse plan on day 84, two own warning signs on 196, rehearsal on 231", () => {
    expect(jordan.all("relapse-plan").map((entry) => entry.at)).toEqual(["2026-03-30"]);
    expect(jordan.on("sign", 196).filter((sign) => sign.sign === "own-warning-sign")).toHaveLength(2);
    expect(jordan.on("rehearsal", 231)).toHaveLength(1);
    expect(jordan.all("rehearsal")).toHaveLength(1);
  });

  test("asks to stop on 168, 300 and 392; holds on 420 with symptoms from day 3 of the step", () => {
    expect([168, 300, 392].map((day) => jordan.on("taper", day)[0]!.action)).toEqual([
      "proposed",
      "proposed",
      "proposed",
    ]);
    expect(jordan.all("taper").filter((taper) => taper.action === "proposed")).toHaveLength(3);
    expect(jordan.effects(420).map(({ effect, severity, cause }) => [effect, severity, cause])).toEqual([
      ["dizziness", "moderate", "discontinuation"],
      ["electric-shock sensations", "moderate", "discontinuation"],
    ]);
    const step = jordan.all("medication", 394, 420).at(-1)!;
    const first = jordan.all("side-effect").find((effect) => effect.cause === "discontinuation")!;
    expect(dayNumber(first.at) - dayNumber(step.at)).toBe(3);
  });

  test("the last PHQ-9 of 5 or more before day 168 is 84 days back, before day 300 it is day 196, before 392 196 days back", () => {
    const last = (before: number) =>
      Math.max(
        ...[14, 28, 42, 56, 84, 112, 140, 168, 196, 203, 224, 280, 308, 336, 364, 392].filter(
          (day) => day <= before && jordan.total("PHQ-9", day) >= 5,
        ),
      );
    expect([168 - last(168), 300 - last(300), 392 - last(392)]).toEqual([84, 104, 196]);
  });
});

describe("Maya", () => {
  const maya = story("maya");

  test("baseline: PDSS 17, GAD-7 14, PHQ-9 8 with item 9 = 0, 5 attacks, 5.5 h sleep, ASRM 0", () => {
    expect([maya.total("PDSS-SR", -2), maya.total("GAD-7", -2), maya.total("PHQ-9", -2)]).toEqual([17, 14, 8]);
    expect(maya.score("PHQ-9", -2).answers![8]).toBe(0);
    expect(maya.score("PDSS-SR", -2).answers).toBeUndefined();
    expect([maya.attacks(-2), maya.total("ASRM", -2)]).toEqual([5, 0]);
    expect(maya.all("diary", -8, -2).every((night) => night.sleepHours === 5.5 && night.caffeineMg! > 400)).toBe(true);
    expect(maya.on("profile", -2)[0]!.contexts).toEqual([]);
  });

  test.each([
    [14, 16, 5.9],
    [28, 13, 23.5],
    [42, 10, 41.2],
    [56, 8, 52.9],
    [84, 5, 70.6],
    [112, 4, 76.5],
    [150, 6, 64.7],
  ])("day %i: PDSS %i, %f %% better", (day, total, change) => {
    expect(maya.total("PDSS-SR", day)).toBe(total);
    expect(maya.change("PDSS-SR", -2, day)).toBe(change);
  });

  test("attacks a week 6, 3, 2, 1, and 1 in the exam week; peak 4 on day 56", () => {
    expect([7, 28, 42, 56, 150].map(maya.attacks)).toEqual([6, 3, 2, 1, 1]);
    const peaks = maya.all("diary", 50, 56).map((entry) => entry.panicIntensity ?? 0);
    expect(Math.max(...peaks)).toBe(4);
  });

  test("GAD-7 and PHQ-9 later; contacts for under 25; sixth session on day 42", () => {
    expect([maya.total("GAD-7", 56), maya.total("GAD-7", 84), maya.total("PHQ-9", 84)]).toEqual([8, 5, 3]);
    for (const day of [7, 14, 21, 28, 42, 56, 84]) {
      const met = maya.on("visit", day).some((visit) => visit.type === "medication" || visit.type === "co-visit");
      expect(met, `prescriber contact on day ${day}`).toBe(true);
    }
    expect(maya.session(42)).toBe(6);
  });

  test("sertraline 25, 50 on day 14; lorazepam stops on day 42 as planned on day 0", () => {
    expect([0, 13, 14, 270].map((day) => maya.dose("sertraline", day))).toEqual([25, 25, 50, 50]);
    const [start, stop] = maya.all("medication").filter((order) => order.medication === "lorazepam");
    expect(start).toMatchObject({ doseMg: 0.5, frequency: "as-needed", plannedStop: "2026-02-16" });
    expect(stop).toMatchObject({ action: "stop", at: "2026-02-16" });
  });

  test("lorazepam taken: 3, 2, 2, 1 a week by days 7, 14, 21, 28, none from day 33, and never more than was dispensed", () => {
    const week = (at: number) => maya.all("administration", at - 6, at).length;
    expect([7, 14, 21, 28].map(week)).toEqual([3, 2, 2, 1]);
    expect(maya.all("administration", 33)).toEqual([]);
    expect(maya.on("dispense", 0)[0]).toMatchObject({ medication: "lorazepam", quantity: 6 });
    const dispensed = maya.all("dispense").reduce((sum, fill) => sum + fill.quantity!, 0);
    expect(maya.all("administration")).toHaveLength(dispensed);
  });

  test("exposures: 40 minutes after lorazepam on day 17, spinning 80 to 45 on 28, campus alone peak 50 on 52", () => {
    const [bus] = maya.on("exposure", 17);
    expect(bus).toMatchObject({ prnTaken: "lorazepam", prnMinutesBefore: 40, at: "2026-01-22T08:00:00-05:00" });
    expect(maya.on("administration", 17)[0]!.at).toBe("2026-01-22T07:20:00-05:00");
    expect(maya.on("exposure", 28)[0]).toMatchObject({ type: "interoceptive", sudsStart: 80, sudsEnd: 45 });
    expect(maya.on("exposure", 52)[0]!.sudsPeak).toBe(50);
    expect(maya.on("goal", 52)[0]!.status).toBe("achieved");
  });

  test("side effects moderate on day 7, mild on 14; both clinicians agree on day 21; plan 84, rehearsal 112, stop asked on 270", () => {
    expect(maya.effects(7)[0]).toMatchObject({ effect: "jitteriness", severity: "moderate" });
    expect(maya.effects(14)[0]!.severity).toBe("mild");
    expect(maya.on("decision", 21).map((decision) => decision.author!.role)).toEqual(["therapist", "prescriber"]);
    expect([maya.on("relapse-plan", 84).length, maya.on("rehearsal", 112).length]).toEqual([1, 1]);
    expect(maya.on("taper", 270)[0]!.action).toBe("proposed");
  });
});

describe("Luis", () => {
  const luis = story("luis");

  test("day 0: craving 8, GAD-7 16, PHQ-9 11 with item 9 = 0, pain 6, screen opiate and fentanyl positive, last use 16 h ago", () => {
    expect([luis.total("CRAVE-NRS", 0), luis.total("GAD-7", 0), luis.total("PHQ-9", 0)]).toEqual([8, 16, 11]);
    expect(luis.score("PHQ-9", 0).answers![8]).toBe(0);
    expect(luis.on("vital", 0)[0]!.value).toBe(6);
    expect(luis.on("tox-screen", 0)[0]!.results).toEqual([
      { substance: "opiates", result: "positive" },
      { substance: "fentanyl", result: "positive" },
      { substance: "benzodiazepines", result: "negative" },
    ]);
    expect(luis.on("use", 0)[0]!.lastUsedAt).toBe("2026-01-04T18:00:00-05:00");
    expect(luis.on("medication", 0).some((order) => order.medication === "naloxone")).toBe(true);
  });

  test("induction: COWS 14 then 4 mg at 10:00, COWS 10 then 4 mg at 11:00; 16 on day 1, 20 on 7, 24 on 14", () => {
    const withdrawal = luis.on("score", 0).filter((score) => score.instrument === "COWS");
    expect(withdrawal.map((score) => [score.at.slice(11, 16), score.total])).toEqual([
      ["10:00", 14],
      ["11:00", 10],
    ]);
    const given = luis.on("administration", 0);
    expect(given.map((dose) => [dose.at.slice(11, 16), dose.doseMg])).toEqual([
      ["10:00", 4],
      ["11:00", 4],
    ]);
    expect([0, 1, 7, 14, 35, 200].map((day) => luis.dose("buprenorphine", day))).toEqual([8, 16, 20, 24, 24, 24]);
  });

  test("cravings 6, 4, 3, 6, 3, 2, 1 and GAD-7 14, 12, 9, 8, 5", () => {
    expect([7, 14, 28, 35, 49, 84, 180].map((day) => luis.total("CRAVE-NRS", day))).toEqual([6, 4, 3, 6, 3, 2, 1]);
    expect([14, 28, 56, 84, 180].map((day) => luis.total("GAD-7", day))).toEqual([14, 12, 9, 8, 5]);
    expect([14, 28, 56, 84, 180].map((day) => luis.change("GAD-7", 0, day))).toEqual([12.5, 25, 43.8, 50, 68.8]);
    expect(luis.change("CRAVE-NRS", 0, 180)).toBe(87.5);
  });

  test("fentanyl positive on days 7 and 35 with buprenorphine, negative on 14, 28, 49, 84, 180", () => {
    const screen = (day: number) =>
      Object.fromEntries(luis.on("tox-screen", day)[0]!.results!.map(({ substance, result }) => [substance, result]));
    for (const day of [7, 35]) expect(screen(day)).toMatchObject({ fentanyl: "positive", buprenorphine: "positive" });
    for (const day of [14, 28, 49, 84, 180]) expect(screen(day).fentanyl, `day ${day}`).toBe("negative");
  });

  test("misses the group on day 35 and the visit on day 42, with a call the same day", () => {
    const missed = (day: number) => luis.on("visit", day).filter((visit) => visit.status === "no-show");
    expect([missed(35)[0]!.type, missed(42)[0]!.type]).toEqual(["group", "medication"]);
    expect(luis.on("visit", 42).some((visit) => visit.type === "case-management" && visit.modality === "phone")).toBe(
      true,
    );
    expect(luis.on("diary", 35)[0]!.triggers).toHaveLength(1);
    expect(luis.on("history", 0).find((history) => history.item === "overdose")!.present).toBe(false);
  });

  test("pain 6, 5, 4; sleep 82 % on day 84; BAM use 0 on day 112; attendance 88 % by day 182", () => {
    expect([21, 84].map((day) => luis.on("vital", day)[0]!.value)).toEqual([5, 4]);
    expect(luis.sleepEfficiency(84)).toBe(82);
    const use = (day: number) => luis.score("BAM-R", day).answers!.slice(3, 6);
    expect(use(112)).toEqual([0, 0, 0]);
    expect(use(0).some((days) => days! > 20)).toBe(true);
    const booked = luis.all("visit", 0, 182).filter((visit) => visit.status !== "cancelled");
    const attended = booked.filter((visit) => visit.status === "attended");
    expect(Math.round((attended.length / booked.length) * 100)).toBe(88);
  });

  test("asks to taper on day 200, driven by stigma", () => {
    expect(luis.on("taper", 200)[0]).toMatchObject({ action: "proposed", attested: { TG6: false } });
  });

  test("all that identifies substance use carries the Part 2 label, and the rest does not", () => {
    const open = luis.record.entries.filter((entry) => entry.label !== "sud");
    const told = JSON.stringify(open).match(/buprenorphine|naloxone|heroin|fentanyl|opioid|craving|COWS|\boud\b/gi);
    expect(told).toBeNull();
    expect(open.filter((entry) => entry.kind === "score").length).toBeGreaterThan(4);
  });
});
