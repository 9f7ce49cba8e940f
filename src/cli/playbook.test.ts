import { expect, it } from "vitest";
import { countsPage } from "./playbook.ts";

const silent = {
  fired: 0,
  first: 0,
  standing: 0,
  open: 0,
  months: [],
  accepted: 0,
  modified: 0,
  declined: 0,
  reasons: [],
};

it("lists the rules that ever spoke, the most frequent first, with the reasons people gave", () => {
  const page = countsPage({
    id: "standard",
    version: "1.0.0",
    counts: {
      "PIV-D1": silent,
      "PIV-W4-3": { ...silent, fired: 2, first: 1, declined: 1, reasons: [{ reason: "cost", count: 1 }] },
      "PIV-W6-0": { ...silent, fired: 12, standing: 9, open: 3 },
    },
  });
  const lines = page.split("\n");
  expect(lines[0]).toBe("standard 1.0.0: in people");
  expect(lines.slice(2).map((line) => line.split(/\s+/))).toEqual([
    ["PIV-W6-0", "12", "0", "9", "3", "0", "0", "0"],
    ["PIV-W4-3", "2", "1", "0", "0", "0", "0", "1", "cost", "1"],
  ]);
});
