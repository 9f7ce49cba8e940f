import { Link } from "@tanstack/react-router";
import { type CSSProperties, memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
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
import { nextVisitWords, rowSentence, visitWords } from "./row-words.ts";
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
}

/** One patient in one line. Drawn again only when its own values change. */
export const RegistryRowLine = memo(function RegistryRowLine(props: RowProps) {
  const { row, index, line, top, active, changed, canOpen, timeZone } = props;
  const { t } = useTranslation();
  const why = (...names: string[]) => (names.some((name) => row.bold.includes(name)) ? " why" : "");
  return (
    <tr
      className={`line patient-line${changed ? " is-changed" : ""}`}
      style={place(top)}
      aria-rowindex={line + 2}
      aria-selected={active}
      aria-label={rowSentence(t, row, timeZone)}
      tabIndex={active ? 0 : -1}
      data-row={index}
    >
      <Cell id="flag">
        <FlagCell row={row} />
      </Cell>
      <th scope="row" className="cell c-patient">
        <PatientName row={row} canOpen={canOpen} />
        <NameMarks row={row} />
      </th>
      <Cell id="consider" why={why("risk")}>
        <ConsiderCell row={row} />
      </Cell>
      <Cell id="step" why={why("step")}>
        <Figure figure={row.step}>{(step) => formatWhole(step)}</Figure>
      </Cell>
      <Cell id="team">
        <TeamCell row={row} />
      </Cell>
      <Cell id="symptom" why={why("symptom")}>
        {"value" in row.symptom ? (
          <SparkLine spark={row.symptom.value.spark} stale={row.symptom.value.stale} />
        ) : (
          <NoSpark />
        )}
        <ScoreCell row={row} />
      </Cell>
      <Cell id="change" why={why("change")}>
        <ChangeCell row={row} />
      </Cell>
      <Cell id="weeks" why={why("weeks")}>
        <WeeksCell row={row} />
      </Cell>
      <Cell id="function" why={why("function")}>
        <Figure figure={row.function}>
          {({ first, now }) => <FirstNow first={formatAmount(first)} now={formatAmount(now)} />}
        </Figure>
      </Cell>
      <Cell id="sleep" why={why("sleep")}>
        <Figure figure={row.sleep}>{(percent) => formatWhole(percent)}</Figure>
      </Cell>
      <Cell id="effects" why={why("sideEffects")}>
        <SideEffectsCell row={row} />
      </Cell>
      <Cell id="medicines" why={why("medicines")}>
        <MedicinesCell row={row} />
      </Cell>
      <Cell id="taken" why={why("adherence")}>
        <Figure figure={row.adherence}>{(percent) => `${formatWhole(percent)}%`}</Figure>
      </Cell>
      <Cell id="visits">
        <VisitDots visits={row.visits} until={row.derivedOn} />
        <span className="for-readers">{visitWords(t, row)}</span>
      </Cell>
      <Cell id="next" why={why("lastContact", "visits")}>
        <NextVisit row={row} timeZone={timeZone} />
      </Cell>
    </tr>
  );
});

export function PatientName({ row, canOpen }: { readonly row: RegistryRow; readonly canOpen: boolean }) {
  if (!canOpen) return <span className="patient-name">{row.name}</span>;
  return (
    <Link
      to="/patients/$patientId"
      params={{ patientId: row.patientId }}
      className="patient-name"
      tabIndex={-1}
      preload={false}
    >
      {row.name}
    </Link>
  );
}

export function NextVisit({ row, timeZone }: { readonly row: RegistryRow; readonly timeZone: string }) {
  const { t } = useTranslation();
  const visit = nextVisitWords(t, row, timeZone);
  if (!visit) return <span className="unknown">{t("registry.noneBooked")}</span>;
  if (!visit.today) return visit.text;
  return (
    <span>
      <b className="medium">{t("registry.today")}</b> {visit.text}
    </span>
  );
}

function Cell(props: { readonly id: string; readonly why?: string; readonly children: ReactNode }) {
  return <td className={`cell c-${props.id}${props.why ?? ""}`}>{props.children}</td>;
}

export const place = (top: number): CSSProperties => ({ transform: `translateY(${top}px)` });
