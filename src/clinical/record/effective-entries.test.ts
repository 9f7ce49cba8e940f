import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveEntries } from "./effective-entries.ts";
import type { Entry, Retraction, Statement } from "./entry.ts";

function risk(
  id: string,
  more: { at?: string; recordedAt?: string; replaces?: string; level?: "none" | "low" | "high" } = {},
): Statement {
  return { id, kind: "risk", at: "2026-03-02", tool: "clinical", level: "low", ...more };
}
function retraction(id: string, retracts: string): Retraction {
  return { id, kind: "risk", at: "2026-03-02", retracts };
}
const ids = (entries: readonly Entry[]) => effectiveEntries(entries).map((entry) => entry.id);

describe("effectiveEntries", () => {
  it("puts statements in order of when they were true, then written down, then id; a date alone begins its day", () => {
    const entries = [
      risk("e", { at: "2026-03-02T00:30:00+01:00" }),
      risk("d", { at: "2026-03-02T09:00:00Z" }),
      risk("c", { recordedAt: "2026-03-02T10:00:00+02:00" }),
      risk("b", { recordedAt: "2026-03-02T07:00:00Z" }),
      risk("a2"),
      risk("a1"),
    ];
    expect(ids(entries)).toEqual(["e", "a1", "a2", "b", "c", "d"]);
  });

  it("lets a late entry fall into its place", () => {
    expect(
      ids([risk("new", { at: "2026-03-09" }), risk("late", { at: "2026-01-09", recordedAt: "2026-04-01T08:00:00Z" })]),
    ).toEqual(["late", "new"]);
  });

  it("follows a chain of corrections to its end", () => {
    expect(ids([risk("a"), risk("b", { replaces: "a" }), risk("c", { replaces: "b" })])).toEqual(["c"]);
  });

  it("lets the later of two rival corrections stand alone, even where one was itself corrected", () => {
    const early = risk("z", { replaces: "a", recordedAt: "2026-03-02T08:00:00Z" });
    const late = risk("b", { replaces: "a", recordedAt: "2026-03-02T09:00:00Z" });
    expect(ids([risk("a"), early, late])).toEqual(["b"]);
    const latest = risk("y", { replaces: "z", recordedAt: "2026-03-02T10:00:00Z" });
    expect(ids([risk("a"), early, late, latest])).toEqual(["y"]);
  });

  it("takes a retracted statement away and brings nothing back", () => {
    expect(ids([risk("a"), retraction("x", "a")])).toEqual([]);
    expect(ids([risk("a"), risk("b", { replaces: "a" }), retraction("x", "b")])).toEqual([]);
  });

  it("keeps a correction when only what it corrected is retracted, or its rival is", () => {
    expect(ids([risk("a"), risk("b", { replaces: "a" }), retraction("x", "a")])).toEqual(["b"]);
    const rivals = [risk("a"), risk("b", { replaces: "a" }), risk("c", { replaces: "a" })];
    expect(ids([...rivals, retraction("x", "c")])).toEqual(["b"]);
  });

  it("reads a correction whose first statement is not at hand", () => {
    expect(
      ids([risk("b", { replaces: "gone" }), risk("c", { replaces: "gone", recordedAt: "2026-03-02T09:00:00Z" })]),
    ).toEqual(["c"]);
  });

  it("ends on a circle, which validation refuses", () => {
    expect(ids([risk("a", { replaces: "b" }), risk("b", { replaces: "a" }), risk("c", { replaces: "a" })])).toEqual([
      "c",
    ]);
  });

  const names = ["a", "b", "c", "d", "e", "f"];
  const moments = fc.constantFrom("2026-03-02", "2026-03-02T00:00:00Z", "2026-03-01T23:00:00-05:00", "2026-03-03");
  const statement = fc
    .record({
      id: fc.constantFrom(...names),
      at: moments,
      recordedAt: fc.constantFrom(undefined, "2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z"),
      replaces: fc.constantFrom(undefined, ...names),
      level: fc.constantFrom("none" as const, "low" as const, "high" as const),
    })
    .map(({ id, at, recordedAt, replaces, level }) =>
      risk(id, {
        at,
        level,
        ...(recordedAt !== undefined && { recordedAt }),
        ...(replaces !== undefined && replaces !== id && { replaces }),
      }),
    );
  const retractions = fc
    .record({ id: fc.constantFrom("x", "y"), retracts: fc.constantFrom(...names) })
    .map(({ id, retracts }) => retraction(id, retracts));
  const log = fc.array(fc.oneof({ weight: 4, arbitrary: statement }, retractions), { maxLength: 12 });

  it("gives the same whatever the order of arrival", () => {
    fc.assert(
      fc.property(
        log.chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
        ),
        ([entries, shuffled]) => {
          expect(effectiveEntries(shuffled)).toEqual(effectiveEntries(entries));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("gives the same when every entry arrives twice", () => {
    fc.assert(
      fc.property(log, (entries) => {
        expect(effectiveEntries([...entries, ...structuredClone(entries)])).toEqual(effectiveEntries(entries));
      }),
    );
  });
});
