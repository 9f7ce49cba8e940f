/** A seeded stream of numbers: the same seed gives the same stream on every machine. Not for secrets. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly unit: () => number;
  /** Whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Picks by weight; weights need not sum to 1. */
  readonly weighted: <T extends { readonly weight: number }>(from: readonly T[]) => T;
  /** Roughly normal, mean 0, standard deviation 1, never beyond 3.5. */
  readonly bell: () => number;
}

/** Spreads one seed (and a stream number, so that patients are independent of each other) over four 32-bit words. */
function seedWords(seed: number, stream: number): [number, number, number, number] {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul((stream | 0) + 0x7f4a7c15, 0x85ebca6b)) | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) | 0;
  };
  return [next(), next(), next(), next()];
}

/** The small fast counter generator of PractRand (sfc32): 128 bits of state, passes its test batteries. */
export function seededRandom(seed: number, stream = 0): Random {
  let [a, b, c, d] = seedWords(seed, stream);
  const unit = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let turn = 0; turn < 12; turn++) unit();
  return fromUnit(unit);
}

function fromUnit(unit: () => number): Random {
  const whole = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1));
  return {
    unit,
    whole,
    chance: (probability) => unit() < probability,
    pick: (from) => from[Math.floor(unit() * from.length)]!,
    weighted: (from) => {
      let left = unit() * from.reduce((sum, one) => sum + one.weight, 0);
      for (const one of from) {
        left -= one.weight;
        if (left < 0) return one;
      }
      return from[from.length - 1]!;
    },
    bell: () => {
      let sum = 0;
      for (let term = 0; term < 6; term++) sum += unit();
      return Math.max(-3.5, Math.min(3.5, (sum - 3) * Math.SQRT2));
    },
  };
}
