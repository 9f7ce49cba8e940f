import type { Chart } from "../../../../../http/contract/chart.ts";
import type { InjectionRead, MedicineCare, MedicineCareRead } from "../../../../../http/contract/medicine-care.ts";
import type { MedicineLine } from "../../../../../http/contract/medicines.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import type { NoteKind } from "../note-kinds.ts";
import { AsNeededPart } from "./as-needed-part.tsx";
import { InjectionsPart } from "./injections-part.tsx";
import { type OpioidAct, OpioidPart } from "./opioid-part.tsx";

/** Medicines a screen can find. */
export const EXPLAINED: ReadonlySet<string> = new Set(["buprenorphine", "methadone"]);

/** The next injection as it was worked out goes before the date the order once named. */
export function withNextDue(line: MedicineLine, care: MedicineCareRead | undefined): MedicineLine {
  const due = care?.injections.find(({ orderId }) => orderId === line.key)?.dueOn ?? null;
  return due === null ? line : { ...line, nextDue: due };
}

/** What is held on a line; a line nobody knows has nothing, and that is said. */
export function careOf({ key, medication }: MedicineLine, { medicines }: MedicineCareRead): MedicineCare {
  return (
    medicines.find(({ orderId }) => orderId === key) ?? {
      orderId: key,
      medication,
      asNeeded: false,
      card: null,
      missed: null,
    }
  );
}

/** What a press in one of these parts opens. */
export type CareOpen =
  | { readonly what: "note"; readonly kind: NoteKind; readonly begun?: Readonly<Record<string, string>> }
  | { readonly what: "tox-screen" };

interface CarePartsProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly care: MedicineCareRead;
  readonly onOpen: ((open: CareOpen) => void) | undefined;
}

/** Injections, as-needed use and care for opioids, each only where there is something of it. */
export function CareParts({ care, onOpen, ...shared }: CarePartsProps) {
  const onGive =
    onOpen === undefined
      ? undefined
      : ({ medication, doseMg }: InjectionRead) =>
          onOpen({
            what: "note",
            kind: "administration",
            begun: { medication, ...(doseMg === null ? {} : { doseMg: String(doseMg) }) },
          });
  const onAct =
    onOpen === undefined
      ? undefined
      : (act: OpioidAct) =>
          onOpen(
            act === "tox-screen"
              ? { what: "tox-screen" }
              : { what: "note", kind: act, ...(act === "dispense" ? { begun: { medication: "naloxone" } } : {}) },
          );
  return (
    <>
      <InjectionsPart {...shared} care={care} onGive={onGive} />
      <AsNeededPart say={shared.say} lines={care.asNeeded} />
      {care.opioid === null ? null : <OpioidPart {...shared} opioid={care.opioid} onAct={onAct} />}
    </>
  );
}
