import { type DispensableForm, type FormLimits, isLiquid, type LiquidForm } from "./dispensable-form.ts";

/** What is taken for one day's dose, of one form. */
export type Take =
  | { readonly form: string; readonly strengthMg: number; readonly pieces: number; readonly product?: string }
  | { readonly form: "oral-solution"; readonly mgPerMl: number; readonly ml: number };

/** Doses that can be handed out, mg a day, ascending, each with what makes it up. */
export type DispensableDoses = ReadonlyMap<number, readonly Take[]>;

/** Amounts are counted in ten-thousandths of a milligram: whole numbers, so that halves of the smallest tablets stay exact. */
const UNITS = 10_000;

interface Piece {
  readonly units: number;
  readonly take: Take;
}

/** Every dose up to `upToMg` that whole and half pieces make, with the fewest pieces; of several ways with as many, the one with fewer halves. */
export function solidDoses(forms: readonly DispensableForm[], upToMg: number, limits: FormLimits): DispensableDoses {
  const pieces = piecesOf(forms);
  const most = Math.round(upToMg * UNITS);
  const unit = pieces.reduce((divisor, { units }) => commonDivisor(divisor, units), 0);
  const made = new Map<number, readonly Piece[]>([[0, []]]);
  if (unit === 0) return new Map();
  let last = [0];
  for (let count = 1; count <= limits.piecesADay && last.length > 0; count++) {
    const reached: number[] = [];
    for (const before of last) {
      for (const piece of pieces) {
        const total = before + piece.units;
        if (total > most || made.has(total)) continue;
        made.set(total, [...(made.get(before) ?? []), piece]);
        reached.push(total);
      }
    }
    last = reached;
  }
  return sortedDoses([...made].map(([units, parts]) => [units / UNITS, gathered(parts)]));
}

/** Every dose up to `upToMg` that an oral syringe measures of a liquid; of several liquids the weakest, which measures most finely. */
export function liquidDoses(forms: readonly DispensableForm[], upToMg: number, limits: FormLimits): DispensableDoses {
  const [liquid] = forms.filter(isLiquid).sort((a, b) => a.mgPerMl - b.mgPerMl);
  if (liquid === undefined) return new Map();
  const steps = Math.floor(upToMg / (liquid.mgPerMl * limits.liquidStepMl) + 1e-9);
  return sortedDoses(Array.from({ length: steps }, (_, place) => measured(liquid, (place + 1) * limits.liquidStepMl)));
}

function measured({ mgPerMl }: LiquidForm, ml: number): [number, readonly Take[]] {
  return [exact(ml * mgPerMl), [{ form: "oral-solution", mgPerMl, ml: exact(ml) }]];
}

/** Whole pieces before halves, so that a way without halves is found first. */
function piecesOf(forms: readonly DispensableForm[]): Piece[] {
  const solid = forms.filter((form) => !isLiquid(form));
  const piece = (form: (typeof solid)[number], strengthMg: number, pieces: number): Piece => ({
    units: Math.round(strengthMg * pieces * UNITS),
    take: { form: form.form, strengthMg, pieces, ...(form.product !== undefined && { product: form.product }) },
  });
  const whole = solid.flatMap((form) => form.strengthsMg.map((mg) => piece(form, mg, 1)));
  const halves = solid.flatMap((form) => (form.scoredMg ?? []).map((mg) => piece(form, mg, 1 / 2)));
  return [...whole, ...halves].sort((a, b) => Number(isHalf(a)) - Number(isHalf(b)) || b.units - a.units);
}

function isHalf({ take }: Piece): boolean {
  return "pieces" in take && take.pieces < 1;
}

/** Pieces of one strength and form as one line. */
function gathered(parts: readonly Piece[]): Take[] {
  const lines: Take[] = [];
  for (const { take } of parts) {
    const place = lines.findIndex((line) => isSameKind(line, take));
    const line = lines[place];
    if (line === undefined || !("pieces" in line) || !("pieces" in take)) lines.push(take);
    else lines[place] = { ...line, pieces: line.pieces + take.pieces };
  }
  return lines;
}

function isSameKind(a: Take, b: Take): boolean {
  return (
    "pieces" in a && "pieces" in b && a.form === b.form && a.strengthMg === b.strengthMg && a.product === b.product
  );
}

function sortedDoses(doses: readonly (readonly [number, readonly Take[]])[]): DispensableDoses {
  return new Map(doses.filter(([mg]) => mg > 0).sort(([a], [b]) => a - b));
}

/** Without the last digits that binary fractions leave. */
export function exact(value: number): number {
  return Math.round(value * UNITS) / UNITS;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
