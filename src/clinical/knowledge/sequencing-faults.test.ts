import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Playbook } from "../findings/playbook.ts";
import { sequencingFaults } from "./sequencing-faults.ts";

const { playbook, instruments, references } = loadKnowledge();
const names = { instruments: new Set(instruments.keys()), references: new Set(references.keys()) };

function faultsOf(change: (copy: Playbook) => Playbook): string[] {
  const faults: string[] = [];
  sequencingFaults(change(playbook), names, (place, reason) => faults.push(`${place}: ${reason}`));
  return faults;
}

function withDepression(part: Partial<Playbook["sequencing"]["severity"][string]>) {
  return (copy: Playbook): Playbook => {
    const scale = copy.sequencing.severity.depression;
    if (scale === undefined) throw new Error("no scale for depression");
    const severity = { ...copy.sequencing.severity, depression: { ...scale, ...part } };
    return { ...copy, sequencing: { ...copy.sequencing, severity } };
  };
}

test("the standard playbook has none", () => {
  expect(faultsOf((copy) => copy)).toEqual([]);
});

test("a convention chosen that does not exist, an instrument nobody knows, steps that fall", () => {
  expect(faultsOf(withDepression({ chosen: "own" }))).toHaveLength(1);
  expect(faultsOf(withDepression({ instruments: ["PHQ-99"] }))).toHaveLength(1);
  const steps = [
    { from: 10, level: "mild" as const },
    { from: 5, level: "severe" as const },
  ];
  const canmat = { steps, mark: "PD" as const, sources: ["product-default"] };
  expect(faultsOf(withDepression({ conventions: { canmat } }))).toEqual([
    "sequencing.severity.depression.conventions.canmat: its steps do not rise",
  ]);
});

test("a table of a group that does not exist", () => {
  const faults = faultsOf((copy) => ({
    ...copy,
    tables: copy.tables.map((table, place) => (place === 0 ? { ...table, group: "nobody" } : table)),
  }));
  expect(faults).toHaveLength(1);
});
