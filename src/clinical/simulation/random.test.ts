import { expect, test } from "vitest";
import { seededRandom } from "./random.ts";

const take = (seed: number, stream: number) => {
  const random = seededRandom(seed, stream);
  return Array.from({ length: 8 }, () => random.unit());
};

test("the same seed and stream give the same numbers, another seed or stream others", () => {
  expect(take(7, 1)).toEqual(take(7, 1));
  expect(take(7, 1)).not.toEqual(take(8, 1));
  expect(take(7, 1)).not.toEqual(take(7, 2));
});

test("numbers spread evenly, whole numbers reach both ends, weights hold", () => {
  const random = seededRandom(42);
  const tenths = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 20_000; draw++) tenths[Math.floor(random.unit() * 10)]!++;
  for (const count of tenths) expect(count).toBeGreaterThan(1_800);
  const wholes = new Set(Array.from({ length: 500 }, () => random.whole(-1, 3)));
  expect([...wholes].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2, 3]);
  const heavy = Array.from({ length: 4_000 }, () => random.weighted([{ weight: 3 }, { weight: 1 }]).weight);
  const share = heavy.filter((weight) => weight === 3).length / heavy.length;
  expect(share).toBeGreaterThan(0.71);
  expect(share).toBeLessThan(0.79);
});

test("the bell is centred, about one wide and bounded", () => {
  const random = seededRandom(3);
  const draws = Array.from({ length: 20_000 }, () => random.bell());
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(variance).toBeGreaterThan(0.93);
  expect(variance).toBeLessThan(1.07);
  expect(Math.max(...draws.map(Math.abs))).toBeLessThanOrEqual(3.5);
});
