import type { TFunction } from "i18next";
import { type CSSProperties, memo } from "react";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { Figure } from "../../shared/ui/figure.tsx";
import { formatAmount, formatWhole } from "../../shared/ui/format-number.ts";
import {
  burdenClass,
  ChangeCell,
  ConsiderCell,
  considerClass,
  FirstNow,
  FlagCell,
  flagClass,
  MedicinesCell,
  medicinesTitle,
  NameMarks,
  NextVisit,
  PatientName,
  SideEffectsCell,
  SymptomCell,
  TeamCell,
  WeeksCell,
} from "./row-cells.tsx";
import { sentenceOf, visitWords } from "./row-words.ts";
import { said } from "./said.ts";
import { VisitDots } from "./visit-dots.tsx";

export interface RowProps {
  readonly row: RegistryRow;
  /** Index among the rows, from 0. */
  readonly index: number;
  /** Line among rows and group heads, from 0. */
  readonly line: number;
  readonly top: number;
  readonly active: boolean;
  readonly changed: boolean;
  readonly canOpen: boolean;
  readonly timeZone: string;
  /** Handed down: a hook in every cell of every line would be felt while scrolling. */
  readonly t: TFunction;
}

/** One patient in one line. */
export function RegistryRowLine(props: RowProps) {
  const { row, index, line, top, active, changed, canOpen, timeZone, t } = props;
  return (
    <tr
      className={changed ? "line patient-line is-changed" : "line patient-line"}
      style={place(top)}
      aria-rowindex={line + 2}
      aria-selected={active}
      aria-label={sentenceOf(t, row, timeZone)}
      tabIndex={active ? 0 : -1}
      data-row={index}
    >
      <RowCells row={row} canOpen={canOpen} timeZone={timeZone} t={t} />
    </tr>
  );
}

/** What a row holds. Not drawn again when only its place or the focus changes. */
const RowCells = memo(function RowCells({
  row,
  canOpen,
  timeZone,
  t,
}: Pick<RowProps, "row" | "canOpen" | "timeZone" | "t">) {
  const { bold } = row;
  const cell = (id: string, ...why: string[]) =>
    why.some((name) => bold.includes(name)) ? `cell c-${id} why` : `cell c-${id}`;
  const doesNotApply = said(t, "figure.doesNotApply");
  return (
    <>
      <td className={`cell c-flag ${flagClass(row)}`}>
        <FlagCell row={row} t={t} />
      </td>
      <th scope="row" className="cell c-patient">
        <PatientName row={row} canOpen={canOpen} />
        <NameMarks row={row} t={t} />
      </th>
      <td className={`cell c-consider ${considerClass(row)}`} title={row.upToDate ? row.consider?.text : undefined}>
        <ConsiderCell row={row} t={t} />
      </td>
      <td className={cell("step", "step")}>
        <Figure figure={row.step} doesNotApply={doesNotApply}>
          {formatWhole}
        </Figure>
      </td>
      <td className="cell c-team">
        <TeamCell row={row} t={t} />
      </td>
      <td className={cell("symptom", "symptom")}>
        <SymptomCell row={row} t={t} />
      </td>
      <td className={cell("change", "change")}>
        <ChangeCell row={row} t={t} />
      </td>
      <td className={cell("weeks", "weeks")}>
        <WeeksCell row={row} t={t} />
      </td>
      <td className={cell("function", "function")}>
        <Figure figure={row.function} doesNotApply={doesNotApply}>
          {({ first, now }) => <FirstNow first={formatAmount(first)} now={formatAmount(now)} />}
        </Figure>
      </td>
      <td className={cell("sleep", "sleep")}>
        <Figure figure={row.sleep} doesNotApply={doesNotApply}>
          {formatWhole}
        </Figure>
      </td>
      <td className={cell("effects", "sideEffects") + burdenClass(row)}>
        <SideEffectsCell row={row} t={t} />
      </td>
      <td className={cell("medicines", "medicines")} title={medicinesTitle(t, row)}>
        <MedicinesCell row={row} t={t} />
      </td>
      <td className={cell("taken", "adherence")}>
        <Figure figure={row.adherence} doesNotApply={doesNotApply}>
          {(percent) => `${formatWhole(percent)}%`}
        </Figure>
      </td>
      <td className="cell c-visits" aria-label={visitWords(t, row)}>
        <VisitDots visits={row.visits} until={row.derivedOn} />
      </td>
      <td className={cell("next", "lastContact", "visits")}>
        <NextVisit row={row} timeZone={timeZone} t={t} />
      </td>
    </>
  );
});

export const place = (top: number): CSSProperties => ({ transform: `translateY(${top}px)` });
