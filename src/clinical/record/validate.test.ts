import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { validateEntry, validateRecord } from "./validate.ts";

const knowledge = loadKnowledge();
const risk = { id: "r1", kind: "risk", at: "2026-03-02", tool: "clinical", level: "low" };
const phq9 = { id: "s1", kind: "score", at: "2026-03-02", instrument: "PHQ-9", answers: [1, 1, 1, 1, 1, 1, 1, 1, 0] };
const file = (entries: unknown, patient: object = {}) => ({
  format: "accord-record/1",
  patient: { id: "jordan", name: "Jordan Reyes", ...patient },
  entries,
});

function faultsOf(entry: unknown): string[] {
  const result = validateEntry(entry, knowledge);
  return "faults" in result ? result.faults.map(({ field, reason }) => `${field}: ${reason}`) : [];
}
function fileFaults(entries: unknown, patient: object = {}): string[] {
  const result = validateRecord(file(entries, patient), knowledge);
  return "faults" in result ? result.faults.map(({ entry, field, reason }) => `${entry}: ${field}: ${reason}`) : [];
}

describe("validateEntry", () => {
  it("takes a sound entry as it is", () => {
    expect(validateEntry(phq9, knowledge)).toEqual({ entry: phq9 });
    expect(validateEntry({ id: "x", kind: "score", at: "2026-03-02", retracts: "s1" }, knowledge)).toHaveProperty(
      "entry",
    );
  });

  it.each([
    [{ ...risk, kind: "mood" }, "kind: is not a kind of entry Accord knows; found “mood”"],
    [{ ...risk, kind: "constructor" }, "kind: is not a kind of entry Accord knows; found “constructor”"],
    [{ id: "r1", at: "2026-03-02" }, "kind: is missing; expected the kind of entry, such as “score”"],
    [{ ...risk, mood: 3 }, "mood: is not a field of a “risk” entry"],
    [{ ...risk, author: { role: "therapist", id: "t", name: "x" } }, "author.name: is not a field of “author”"],
    [{ ...risk, level: "severe" }, "level: must be one of none, low, moderate, high, imminent; found “severe”"],
    [{ ...risk, tool: undefined }, "tool: is missing; expected one of C-SSRS, clinical"],
    [
      { ...risk, at: "2026-02-30" },
      "at: must be a real date (YYYY-MM-DD) or a date-time with offset (YYYY-MM-DDThh:mm:ss+hh:mm); found “2026-02-30”",
    ],
    [{ ...risk, at: "1899-12-31" }, "at: cannot be before 1900; found 1899-12-31"],
    [{ ...risk, recordedAt: "2026-03-02" }, "recordedAt: must be a date-time with offset; found “2026-03-02”"],
    [
      { ...risk, recordedAt: "2026-03-01T08:00:00Z" },
      "at: cannot be later than recordedAt (2026-03-01T08:00:00Z); found 2026-03-02",
    ],
    [{ ...risk, note: 7 }, "note: must be a text; found 7"],
    [{ ...risk, note: "" }, "note: must be a text that is not empty; found an empty text"],
    [{ ...risk, id: "a b" }, "id: must not contain white space; found “a b”"],
    [{ ...risk, replaces: "r1" }, "replaces: points at the entry itself"],
    [
      { id: "x", kind: "risk", at: "2026-03-02", retracts: "r1", level: "low" },
      "level: is not a field of a retraction",
    ],
    [
      { id: "x", kind: "risk", at: "2026-03-02", retracts: "r1", replaces: "r2" },
      "replaces: must be left out; found “r2”",
    ],
    [
      { id: "m", kind: "medication", at: "2026-03-02", orderId: "o", action: "start", medication: "sertraline" },
      "doseMg: is missing; a dose is needed to start or change a medicine",
    ],
    [
      {
        id: "m",
        kind: "medication",
        at: "2026-03-02",
        orderId: "o",
        action: "start",
        medication: "sertraline",
        doseMg: 0,
      },
      "doseMg: must be more than 0; found 0",
    ],
    [
      {
        id: "m",
        kind: "medication",
        at: "2026-03-02",
        orderId: "o",
        action: "stop",
        medication: "x",
        plannedStop: "2026-03-01",
      },
      "plannedStop: cannot be before the entry's own date (2026-03-02); found 2026-03-01",
    ],
    [
      { id: "h", kind: "homework", at: "2026-03-02", homeworkId: "h", due: "2026-03-01" },
      "due: cannot be before the entry's own date (2026-03-02); found 2026-03-01",
    ],
    [{ id: "a", kind: "adherence", at: "2026-03-02", missed: 8, of: 7 }, "missed: cannot be more than `of`"],
    [
      { id: "d", kind: "diary", at: "2026-03-02", date: "2026-03-02", sleepHours: 9, timeInBedHours: 8 },
      "sleepHours: cannot be more than timeInBedHours (8); found 9",
    ],
    [
      { id: "d", kind: "diary", at: "2026-03-02", date: "2026-03-03" },
      "date: cannot be after the entry's own date (2026-03-02); found 2026-03-03",
    ],
    [
      { id: "v", kind: "visit", at: "2026-03-02", type: "therapy", status: "attended", session: 1.5 },
      "session: must be a whole number; found 1.5",
    ],
    [
      { id: "t", kind: "tox-screen", at: "2026-03-02", results: [{ substance: "opiate", result: "maybe" }] },
      "results[0].result: must be one of positive, negative, unclear; found “maybe”",
    ],
    [
      { id: "g", kind: "goal", at: "2026-03-02", goalId: "g", target: [] },
      "target: must be a number or a text; found a list",
    ],
    [42, ": must be an object; found 42"],
    [null, ": must be an object; found null"],
    [[risk], ": must be an object; found a list"],
  ])("refuses %j and says why", (entry, fault) => {
    expect(faultsOf(entry)).toEqual([fault]);
  });

  it.each([
    [{ ...phq9, instrument: "PHQ-99" }, "instrument: is not an instrument Accord knows; found “PHQ-99”"],
    [
      { ...phq9, instrument: "phq9" },
      "instrument: is not an instrument Accord knows; found “phq9”; did you mean “PHQ-9”?",
    ],
    [{ ...phq9, instrument: "__proto__" }, "instrument: is not an instrument Accord knows; found “__proto__”"],
    [{ ...phq9, answers: [1, 2] }, "answers: must be 9 to 10 answers for PHQ-9 (null where not answered); found 2"],
    [
      { ...phq9, answers: Array(11).fill(0) },
      "answers: must be 9 to 10 answers for PHQ-9 (null where not answered); found 11",
    ],
    [{ ...phq9, answers: [1, 1, 1, 1, 4, 1, 1, 1, 0] }, "answers[4]: item 5 of PHQ-9 takes one of 0, 1, 2, 3; found 4"],
    [
      { ...phq9, answers: [1, 1, 1, 1, 0.5, 1, 1, 1, 0] },
      "answers[4]: item 5 of PHQ-9 takes one of 0, 1, 2, 3; found 0.5",
    ],
    [{ ...phq9, total: 9 }, "total: does not agree with the answers, which come to 8; found 9"],
    [{ ...phq9, safetyItem: 1 }, "safetyItem: does not agree with answer 9, which is 0; found 1"],
    [{ ...phq9, answers: undefined }, "answers: is missing; a score needs its answers, or a total"],
    [{ ...phq9, answers: undefined, total: 28 }, "total: must be a whole number from 0 to 27 for PHQ-9; found 28"],
    [{ ...phq9, answers: undefined, total: 12.5 }, "total: must be a whole number from 0 to 27 for PHQ-9; found 12.5"],
    [
      { ...phq9, answers: undefined, total: 12, safetyItem: 4 },
      "safetyItem: item 9 of PHQ-9 takes one of 0, 1, 2, 3; found 4",
    ],
    [
      { ...phq9, instrument: "GAD-7", answers: undefined, total: 9, safetyItem: 0 },
      "safetyItem: GAD-7 has no safety item",
    ],
    [{ ...phq9, instrument: "C-SSRS", answers: undefined, total: 1 }, "total: C-SSRS has no total: give its answers"],
    [
      { ...phq9, instrument: "C-SSRS", answers: [1, 1, 0, 0, 0] },
      "answers: must be 6 answers for C-SSRS (null where not answered); found 5",
    ],
    [{ ...phq9, instrument: "PROMIS-SD", answers: [1] }, "answers: of PROMIS-SD are not taken here: give its total"],
    [
      { ...phq9, instrument: "CRAVE-NRS", answers: [11] },
      "answers[0]: item 1 of CRAVE-NRS takes a whole number from 0 to 10; found 11",
    ],
  ])("refuses the score %j and says why", (entry, fault) => {
    expect(faultsOf(entry)).toEqual([fault]);
  });

  it("takes nine, ten or missing answers of a PHQ-9, nine to thirteen of a PHQ-9M, six of a C-SSRS", () => {
    const takes = (instrument: string, answers: (number | null)[]) => faultsOf({ ...phq9, instrument, answers });
    expect(takes("PHQ-9", Array(10).fill(3))).toEqual([]);
    expect(takes("PHQ-9", Array(9).fill(null))).toEqual([]);
    for (const count of [9, 10, 11, 12, 13]) expect(takes("PHQ-9M", Array(count).fill(1))).toEqual([]);
    expect(takes("C-SSRS", [0, 0, null, null, null, 2])).toEqual([]);
  });

  it("lists every fault of an entry, those over several fields beside those of one", () => {
    expect(faultsOf({ ...phq9, at: "soon", mode: 3, answers: undefined })).toHaveLength(3);
  });

  it("never repeats a long text, which may hold what a person told in confidence", () => {
    const confidence = "She told me that ".repeat(10);
    const faults = faultsOf({ ...risk, level: confidence, author: confidence }).join("\n");
    expect(faults).toContain("found a text of 170 characters");
    expect(faults).not.toContain("told me");
  });

  it("counts a date alone as late only when that day had begun nowhere", () => {
    expect(faultsOf({ ...risk, recordedAt: "2026-03-01T12:00:00Z" })).toEqual([]);
    expect(faultsOf({ ...risk, recordedAt: "2026-03-01T09:59:59Z" })).toHaveLength(1);
    expect(faultsOf({ ...risk, at: "2026-03-02T09:00:00+01:00", recordedAt: "2026-03-02T08:00:00Z" })).toEqual([]);
    expect(faultsOf({ ...risk, at: "2026-03-02T09:00:01+01:00", recordedAt: "2026-03-02T08:00:00Z" })).toHaveLength(1);
  });
});

describe("validateRecord", () => {
  it("takes a sound file whole, repeats of an entry once", () => {
    const { level, ...rest } = risk;
    const result = validateRecord(file([risk, phq9, { level, ...rest }], { birthDate: "1988-03-02" }), knowledge);
    expect(result).toEqual({ record: file([risk, phq9], { birthDate: "1988-03-02" }) });
  });

  it("lists every fault of the file: head, entries and what they point at", () => {
    const result = validateRecord(
      {
        format: "accord-record/2",
        patient: { id: "j", birthDate: "2026-02-31" },
        entries: [
          risk,
          { ...risk, level: "high" },
          { ...phq9, answers: [9] },
          7,
          { ...phq9, id: "s2", replaces: "nowhere" },
        ],
        extra: 1,
      },
      knowledge,
    );
    expect("faults" in result && result.faults).toEqual([
      { entry: null, field: "format", reason: "must be “accord-record/1”; found “accord-record/2”" },
      { entry: null, field: "patient.name", reason: "is missing; expected a text" },
      { entry: null, field: "patient.birthDate", reason: "must be a real date (YYYY-MM-DD); found “2026-02-31”" },
      { entry: null, field: "extra", reason: "is not a field of a record file" },
      { entry: "s1", field: "answers", reason: "must be 9 to 10 answers for PHQ-9 (null where not answered); found 1" },
      { entry: null, field: "entries[3]", reason: "must be an object; found 7" },
      {
        entry: "r1",
        field: "id",
        reason: "is used by entries that differ; a correction needs an id of its own and `replaces`",
      },
      { entry: "s2", field: "replaces", reason: "points at an entry that is not in the file" },
    ]);
  });

  it.each([
    [[{ ...risk, replaces: "r1" }], "r1: replaces: points at the entry itself"],
    [
      [risk, { ...phq9, replaces: "r1" }],
      "s1: replaces: points at an entry of another kind (risk); this one is a score",
    ],
    [
      [risk, { id: "x", kind: "risk", at: "2026-03-02", retracts: "r9" }],
      "x: retracts: points at an entry that is not in the file",
    ],
    [
      [risk, { id: "x", kind: "score", at: "2026-03-02", retracts: "r1" }],
      "x: retracts: points at an entry of another kind (risk); this one is a score",
    ],
  ])("refuses %j", (entries, fault) => {
    expect(fileFaults(entries)).toEqual([fault]);
  });

  it("refuses a circle of corrections and the retraction of a retraction", () => {
    expect(
      fileFaults([
        { ...risk, replaces: "r2" },
        { ...risk, id: "r2", replaces: "r1" },
      ]),
    ).toEqual(["r1: replaces: is part of a circle of corrections", "r2: replaces: is part of a circle of corrections"]);
    const retraction = { id: "x", kind: "risk", at: "2026-03-02", retracts: "r1" };
    expect(fileFaults([risk, retraction, { ...retraction, id: "y", retracts: "x" }])).toEqual([
      "y: retracts: points at a retraction, which cannot be taken back: enter the statement again",
    ]);
  });

  it("refuses a birth before 1900 or after what is said of the person", () => {
    expect(fileFaults([risk], { birthDate: "1899-12-31" })).toEqual([
      "null: patient.birthDate: cannot be before 1900; found 1899-12-31",
    ]);
    expect(fileFaults([risk], { birthDate: "2026-03-03" })).toEqual([
      "r1: at: cannot be before the person's birth (2026-03-03); found 2026-03-02",
    ]);
  });

  it("does not call an entry absent that is in the file with faults of its own", () => {
    expect(
      fileFaults([
        { ...risk, level: "x" },
        { ...risk, id: "r2", replaces: "r1" },
      ]),
    ).toEqual(["r1: level: must be one of none, low, moderate, high, imminent; found “x”"]);
  });
});

describe("input made to harm", () => {
  it("refuses names that reach for the prototype, and leaves it alone", () => {
    const hostile = JSON.parse(
      '{"id":"r1","kind":"risk","at":"2026-03-02","tool":"clinical","level":"low","__proto__":{"level":"high"}}',
    );
    expect(faultsOf(hostile)).toEqual(["__proto__: is not a field of a “risk” entry"]);
    expect(faultsOf(Object.create(risk))).toEqual(["kind: is missing; expected the kind of entry, such as “score”"]);
    expect(({} as { level?: string }).level).toBeUndefined();
  });

  it("meets nesting a hundred thousand deep with a fault", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(faultsOf({ ...phq9, answers: deep })).toHaveLength(1);
    expect(faultsOf({ ...risk, note: deep, extra: deep })).toHaveLength(2);
    expect(fileFaults([deep], { name: deep })).toHaveLength(2);
  });

  it("never throws and never both takes and refuses, whatever JSON comes", () => {
    const kinds = [
      "score",
      "risk",
      "medication",
      "adherence",
      "diary",
      "homework",
      "use",
      "taper",
      "nope",
      "__proto__",
    ];
    const anything = fc.jsonValue({ maxDepth: 4 });
    const entryLike = fc
      .record({ id: fc.string(), kind: fc.constantFrom(...kinds), at: fc.constantFrom("2026-03-02", "x", 7) })
      .chain((base) =>
        fc
          .dictionary(
            fc.constantFrom(
              "answers",
              "total",
              "instrument",
              "doseMg",
              "missed",
              "of",
              "date",
              "__proto__",
              "retracts",
            ),
            anything,
          )
          .map((rest) => ({ ...base, ...rest })),
      );
    fc.assert(
      fc.property(fc.oneof(anything, entryLike), fc.array(fc.oneof(anything, entryLike)), (one, many) => {
        for (const result of [
          validateEntry(one, knowledge),
          validateRecord(one, knowledge),
          validateRecord(file(many), knowledge),
        ]) {
          const taken = "entry" in result || "record" in result;
          expect(taken).toBe(!("faults" in result && result.faults.length > 0));
        }
      }),
      { numRuns: 300 },
    );
  });
});
