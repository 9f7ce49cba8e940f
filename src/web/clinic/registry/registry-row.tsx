import type { TFunction } from "i18next";
import { type CSSProperties, memo, type ReactNode } from "react";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { Figure } from "../../shared/ui/figure.tsx";
import { formatAmount, formatWhole } from "../../shared/ui/format-number.ts";
import {
  ChangeCell,
  ConsiderCell,
  FirstNow,
  FlagCell,
  MedicinesCell,
  NameMarks,
  ScoreCell,
  SideEffectsCell,
  TeamCell,
  WeeksCell,
} from "./row-cells.tsx";
import { nextVisitWords, sentenceOf, visitWords } from "./row-words.ts";
import { NoSpark, SparkLine } from "./spark-line.tsx";
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
      className={`line patient-line${changed ? " is-changed" : ""}`}
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
  const why = (...names: string[]) => (names.some((name) => row.bold.includes(name)) ? " why" : "");
  return (
    <>
      <Cell id="flag">
        <FlagCell row={row} t={t} />
      </Cell>
      <th scope="row" className="cell c-patient">
        <PatientName row={row} canOpen={canOpen} />
        <NameMarks row={row} t={t} />
      </th>
      <Cell id="consider">
        <ConsiderCell row={row} t={t} />
      </Cell>
      <Cell id="step" why={why("step")}>
        <Figure figure={row.step} doesNotApply={t("figure.doesNotApply")}>
          {(step) => formatWhole(step)}
        </Figure>
      </Cell>
      <Cell id="team">
        <TeamCell row={row} t={t} />
      </Cell>
      <Cell id="symptom" why={why("symptom")}>
        {"value" in row.symptom ? (
          <SparkLine spark={row.symptom.value.spark} stale={row.symptom.value.stale} />
        ) : (
          <NoSpark />
        )}
        <ScoreCell row={row} t={t} />
      </Cell>
      <Cell id="change" why={why("change")}>
        <ChangeCell row={row} t={t} />
      </Cell>
      <Cell id="weeks" why={why("weeks")}>
        <WeeksCell row={row} t={t} />
      </Cell>
      <Cell id="function" why={why("function")}>
        <Figure figure={row.function} doesNotApply={t("figure.doesNotApply")}>
          {({ first, now }) => <FirstNow first={formatAmount(first)} now={formatAmount(now)} />}
        </Figure>
      </Cell>
      <Cell id="sleep" why={why("sleep")}>
        <Figure figure={row.sleep} doesNotApply={t("figure.doesNotApply")}>
          {(percent) => formatWhole(percent)}
        </Figure>
      </Cell>
      <Cell id="effects" why={why("sideEffects")}>
        <SideEffectsCell row={row} t={t} />
      </Cell>
      <Cell id="medicines" why={why("medicines")}>
        <MedicinesCell row={row} t={t} />
      </Cell>
      <Cell id="taken" why={why("adherence")}>
        <Figure figure={row.adherence} doesNotApply={t("figure.doesNotApply")}>
          {(percent) => `${formatWhole(percent)}%`}
        </Figure>
      </Cell>
      <Cell id="visits" words={visitWords(t, row)}>
        <VisitDots visits={row.visits} until={row.derivedOn} />
      </Cell>
      <Cell id="next" why={why("lastContact", "visits")}>
        <NextVisit row={row} timeZone={timeZone} t={t} />
      </Cell>
    </>
  );
});

/** A plain link: the list hears its press, and the browser can open it in a new tab. */
export function PatientName({ row, canOpen }: { readonly row: RegistryRow; readonly canOpen: boolean }) {
  if (!canOpen) return <span className="patient-name">{row.name}</span>;
  return (
    <a href={`/patients/${row.patientId}`} className="patient-name" tabIndex={-1}>
      {row.name}
    </a>
  );
}

export function NextVisit({ row, timeZone, t }: Pick<RowProps, "row" | "timeZone" | "t">) {
  const visit = nextVisitWords(t, row, timeZone);
  if (!visit) return <span className="unknown">{t("registry.noneBooked")}</span>;
  if (!visit.today) return visit.text;
  return (
    <span>
      <b className="medium">{t("registry.today")}</b> {visit.text}
    </span>
  );
}

interface CellProps {
  readonly id: string;
  readonly why?: string;
  /** What the cell says to the ear, where that is more than what it shows. */
  readonly words?: string;
  readonly children: ReactNode;
}

function Cell(props: CellProps) {
  return (
    <td className={`cell c-${props.id}${props.why ?? ""}`} aria-label={props.words}>
      {props.children}
    </td>
  );
}

export const place = (top: number): CSSProperties => ({ transform: `translateY(${top}px)` });
