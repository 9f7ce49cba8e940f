import { inLimitUnit, plain } from "./limits.ts";
import type { MonitoringChecks } from "./monitoring-checks.ts";

/** A result as a person types it. */
interface Typed {
  readonly test: string;
  readonly value: number;
  readonly unit: string;
}

/** A typed result as the record keeps it; `typedAs` where the unit is another than the one it was typed in. */
type EnteredValue =
  | { readonly kind: "lab" | "vital"; readonly value: number; readonly unit: string; readonly typedAs: string | null }
  | { readonly impossible: "test" | "unit" | "value"; readonly least?: number; readonly most?: number };

/** Reads a typed result into the unit this test is kept in; says what cannot be: a test nobody knows, a unit of another test, a value no living person has. */
export function enteredValue(typed: Typed, { entered, units }: MonitoringChecks): EnteredValue {
  const known = Object.hasOwn(entered, typed.test) ? entered[typed.test] : undefined;
  if (known === undefined) return { impossible: "test" };
  const said = known.units.find(({ unit }) => unit === typed.unit);
  if (said === undefined) return { impossible: "unit" };
  const { least, most } = said;
  if (!Number.isFinite(typed.value) || typed.value < least || typed.value > most)
    return { impossible: "value", least, most };
  const kept = known.units[0]?.unit ?? typed.unit;
  const value = kept === typed.unit ? typed.value : between(typed, kept, units);
  if (value === null) return { kind: known.kind, value: typed.value, unit: typed.unit, typedAs: null };
  const typedAs = kept === typed.unit ? null : `${typed.value} ${typed.unit}`;
  return { kind: known.kind, value, unit: kept, typedAs };
}

/** By way of the unit of the limits, which every factor leads to. */
function between(typed: Typed, to: string, units: MonitoringChecks["units"]): number | null {
  const value = inLimitUnit(typed, units);
  const target = units[typed.test]?.find(({ unit }) => plain(unit) === plain(to));
  if (value === null || target === undefined) return null;
  return Math.round(((value - (target.plus ?? 0)) / target.factor) * 1000) / 1000;
}
