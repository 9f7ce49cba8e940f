import type { Ref } from "react";
import { Figure } from "../../shared/ui/figure.tsx";
import { formatWhole } from "../../shared/ui/format-number.ts";
import { NextVisit, PatientName, place, type RowProps } from "./registry-row.tsx";
import {
  ChangeCell,
  ConsiderCell,
  FlagCell,
  MedicinesCell,
  NameMarks,
  ScoreCell,
  SideEffectsCell,
} from "./row-cells.tsx";
import { sentenceOf } from "./row-words.ts";
import { NoSpark, SparkLine } from "./spark-line.tsx";

/** The same row on a phone: a card that reads from the top. */
export function PatientCard(props: RowProps & { readonly measure: Ref<HTMLTableRowElement> }) {
  const { row, index, line, top, active, changed, canOpen, timeZone, t, measure } = props;
  return (
    <tr
      ref={measure}
      className={`line patient-card${changed ? " is-changed" : ""}`}
      style={place(top)}
      aria-rowindex={line + 2}
      aria-selected={active}
      aria-label={sentenceOf(t, row, timeZone)}
      tabIndex={active ? 0 : -1}
      data-row={index}
      data-index={line}
    >
      <td>
        <p className="card-top">
          <PatientName row={row} canOpen={canOpen} />
          <NameMarks row={row} t={t} />
          <FlagCell row={row} t={t} />
        </p>
        <p className="card-consider">
          <ConsiderCell row={row} t={t} />
        </p>
        <p className="card-score">
          {"value" in row.symptom ? (
            <SparkLine spark={row.symptom.value.spark} stale={row.symptom.value.stale} />
          ) : (
            <NoSpark />
          )}
          <ScoreCell row={row} t={t} />
          <ChangeCell row={row} t={t} />
        </p>
        <dl className="card-facts">
          <div>
            <dt>{t("registry.column.medicines")}</dt>
            <dd>
              <MedicinesCell row={row} t={t} />
            </dd>
          </div>
          <div>
            <dt>{t("registry.column.effects")}</dt>
            <dd>
              <SideEffectsCell row={row} t={t} />
            </dd>
          </div>
          <div>
            <dt>{t("registry.column.taken")}</dt>
            <dd>
              <Figure figure={row.adherence} doesNotApply={t("figure.doesNotApply")}>
                {(percent) => `${formatWhole(percent)}%`}
              </Figure>
            </dd>
          </div>
          <div>
            <dt>{t("registry.column.next")}</dt>
            <dd>
              <NextVisit row={row} timeZone={timeZone} t={t} />
            </dd>
          </div>
        </dl>
      </td>
    </tr>
  );
}
