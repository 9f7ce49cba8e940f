import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { EntryOf } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { validateRecord } from "../record/validate.ts";
import { simulateCaseload, simulateClinic } from "./simulate-clinic.ts";
import type { SimulatedPatient } from "./simulate-patient.ts";

const TODAY = "2026-03-02";
const people = [...simulateCaseload({ patients: 600, seed: 11, today: TODAY })];

/** Totals of one instrument in order, of forms without a gap. */
function totals(record: PatientRecord, instrument: string, items: number): number[] {
  return record.entries
    .filter((entry): entry is EntryOf<"score"> => entry.kind === "score" && "instrument" in entry)
    .filter((score) => score.instrument === instrument)
    .map((score) => score.total ?? sumOf(score.answers!.slice(0, items)))
    .filter((total) => total !== null);
}
const sumOf = (answers: readonly (number | null)[]) =>
  answers.includes(null) ? null : answers.reduce<number>((sum, answer) => sum + answer!, 0);
const share = (of: readonly SimulatedPatient[], is: (one: SimulatedPatient) => boolean) =>
  of.filter(is).length / of.length;
const has = (one: SimulatedPatient, kind: string, with_: Record<string, unknown> = {}) =>
  one.record.entries.some(
    (entry) => entry.kind === kind && Object.entries(with_).every(([key, value]) => Reflect.get(entry, key) === value),
  );
const between = (value: number, least: number, most: number) => {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
};

test("every record meets the contract of record", () => {
  const knowledge = loadKnowledge();
  for (const { record } of people) {
    const checked = validateRecord(JSON.parse(JSON.stringify(record)), knowledge);
    expect("faults" in checked ? checked.faults : [], record.patient.id).toEqual([]);
  }
});

test("the same seed and day give the same bytes, a bigger clinic begins with the smaller one, another seed differs", () => {
  const bytes = (patients: number, seed: number) =>
    JSON.stringify([...simulateClinic({ patients, seed, today: TODAY })]);
  expect(bytes(25, 3)).toBe(bytes(25, 3));
  expect(bytes(40, 3).startsWith(bytes(25, 3).slice(0, -1))).toBe(true);
  expect(bytes(25, 3)).not.toBe(bytes(25, 4));
});

test("a clinic is made one patient at a time", () => {
  const endless = simulateClinic({ patients: Number.MAX_SAFE_INTEGER, seed: 1, today: TODAY });
  expect(endless.next().value!.patient.id).toBe("sim-000001");
  expect(endless.next().value!.patient.id).toBe("sim-000002");
});

test("nothing happens after today, and only today is the latest day", () => {
  for (const { record } of people) expect(record.entries.every((entry) => entry.at <= TODAY)).toBe(true);
  expect(people.some(({ record }) => record.entries.at(-1)!.at === TODAY)).toBe(true);
});

test("courses are plausible: remission, response, worse, lost", () => {
  const depressed = people
    .filter((one) => has(one, "condition", { condition: "mdd" }))
    .map(({ record }) => totals(record, "PHQ-9", 9))
    .filter((scores) => scores.length >= 3);
  expect(depressed.length).toBeGreaterThan(80);
  const part = (is: (first: number, last: number) => boolean) =>
    depressed.filter((scores) => is(scores[0]!, scores.at(-1)!)).length / depressed.length;
  between(
    part((_, last) => last < 5),
    0.18,
    0.45,
  );
  between(
    part((first, last) => last <= first / 2),
    0.35,
    0.65,
  );
  between(
    part((first, last) => last >= first + 6),
    0.01,
    0.12,
  );
  between(
    part((first, last) => last < first && last > first * 0.75),
    0.04,
    0.3,
  );
  between(
    share(people, (one) => one.archetype === "early-dropout"),
    0.04,
    0.13,
  );
});

test("relapse comes after remission", () => {
  const relapsed = people.filter((one) => one.archetype === "relapse" && has(one, "condition", { condition: "mdd" }));
  const back = relapsed
    .map(({ record }) => totals(record, "PHQ-9", 9))
    .filter((scores) => scores.length > 4 && scores.at(-1)! >= Math.min(...scores) + 5);
  expect(relapsed.length).toBeGreaterThan(3);
  expect(back.length / relapsed.length).toBeGreaterThan(0.5);
});

test("both tracks, every presentation, ages, languages, interpreters, Part 2", () => {
  const condition = (name: string) => share(people, (one) => has(one, "condition", { condition: name }));
  for (const name of [
    "mdd",
    "gad",
    "panic",
    "social-anxiety",
    "ptsd",
    "ocd",
    "insomnia",
    "psychosis",
    "oud",
    "aud",
    "adhd",
  ]) {
    expect(condition(name), name).toBeGreaterThan(0.01);
  }
  expect(condition("bipolar-1") + condition("bipolar-2")).toBeGreaterThan(0.03);
  const therapyOnly = share(people, ({ tracks }) => tracks.therapy && !tracks.medication);
  const medicationOnly = share(people, ({ tracks }) => !tracks.therapy && tracks.medication);
  between(therapyOnly, 0.15, 0.45);
  between(medicationOnly, 0.08, 0.3);
  const languages = new Set(people.map(({ record }) => record.patient.language));
  for (const language of ["en", "es", "zh", "pt", "fr", "ar", "vi"]) expect(languages, language).toContain(language);
  between(
    share(people, (one) => has(one, "profile", { interpreterNeeded: true })),
    0.05,
    0.25,
  );
  for (const [instrument, least] of [
    ["PHQ-9M", 0.03],
    ["GDS-15", 0.02],
    ["SCARED-41", 0.04],
    ["EPDS", 0.02],
  ] as const) {
    expect(
      share(people, (one) => has(one, "score", { instrument })),
      instrument,
    ).toBeGreaterThan(least);
  }
  const labelled = people.filter((one) => has(one, "condition", { condition: "oud" }));
  expect(labelled.every(({ record }) => record.entries.every((entry) => entry.label === "sud"))).toBe(true);
});

test("what is missing in a clinic is missing here", () => {
  const forms = people.flatMap(({ record }) =>
    record.entries.filter(
      (entry): entry is EntryOf<"score"> => entry.kind === "score" && Reflect.get(entry, "instrument") === "PHQ-9",
    ),
  );
  const unanswered = (is: (answers: readonly (number | null)[]) => boolean) =>
    forms.filter((form) => is(form.answers!)).length / forms.length;
  between(
    unanswered((answers) => answers[8] === null),
    0.005,
    0.04,
  );
  between(
    unanswered((answers) => answers.includes(null)),
    0.06,
    0.2,
  );
  between(
    share(people, (one) => one.tracks.medication && !has(one, "adherence")),
    0.03,
    0.2,
  );
  between(
    share(people, (one) => has(one, "visit", { status: "no-show" })),
    0.4,
    0.9,
  );
});

test("only the newest safety answers wait for somebody", () => {
  const waiting = people.filter(({ record }) => {
    const raised = record.entries.filter(
      (entry) =>
        entry.kind === "score" &&
        /^PHQ-9/.test(String(Reflect.get(entry, "instrument"))) &&
        Reflect.get(entry, "answers")[8] !== 0,
    );
    const judged = new Set(record.entries.filter((entry) => entry.kind === "risk").map((entry) => entry.at));
    const open = raised.filter((entry) => !judged.has(entry.at));
    expect(open.every((entry) => entry.at >= "2026-03-01")).toBe(true);
    return open.length > 0;
  });
  between(waiting.length / people.length, 0.002, 0.05);
});

test("doses stay in the range of the medicine and change with the course", () => {
  const { medications } = loadKnowledge();
  const raised = { better: 0, worse: 0 };
  const seen = { better: 0, worse: 0 };
  for (const { record, archetype, tracks } of people) {
    const orders = record.entries.filter(
      (entry): entry is EntryOf<"medication"> => entry.kind === "medication" && "doseMg" in entry,
    );
    for (const order of orders) {
      const most = medications.get(order.medication)?.maximumMg;
      const times = { "twice-daily": 2, "three-times-daily": 3 }[order.frequency ?? ""] ?? 1;
      if (most !== undefined)
        expect(order.doseMg! * times, `${order.medication} ${record.patient.id}`).toBeLessThanOrEqual(most);
    }
    if (!tracks.medication) continue;
    const group =
      archetype === "non-responder" || archetype === "partial" ? "worse" : archetype === "responder" ? "better" : null;
    if (group === null) continue;
    seen[group]++;
    if (
      has({ record, archetype, tracks }, "decision", { rule: "PIV-W4-3" }) ||
      has({ record, archetype, tracks }, "decision", { rule: "PIV-W6-2" })
    )
      raised[group]++;
  }
  expect(raised.worse / seen.worse).toBeGreaterThan(raised.better / seen.better + 0.1);
});

test("records are of a real size", () => {
  const sizes = people.map(({ record }) => record.entries.length).sort((one, other) => one - other);
  between(sizes[Math.floor(sizes.length / 2)]!, 60, 130);
  between(sizes.at(-1)!, 150, 400);
});
