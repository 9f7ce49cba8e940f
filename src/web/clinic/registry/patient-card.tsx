import type { Ref } from "react";
import { Figure } from "../../shared/ui/figure.tsx";
import { formatWhole } from "../../shared/ui/format-number.ts";
import { place, type RowProps } from "./registry-row.tsx";
import {
  burdenClass,
  ChangeCell,
  ConsiderCell,
  considerClass,
  FlagCell,
  flagClass,
  MedicinesCell,
  medicinesTitle,
  NameMarks,
  NextVisit,
  PatientName,
  SideEffectsCell,
  SymptomCell,
} from "./row-cells.tsx";
import { sentenceOf } from "./row-words.ts";

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
          <span className={flagClass(row)}>
            <FlagCell row={row} t={t} />
          </span>
        </p>
        <p className={considerClass(row)} title={row.upToDate ? row.consider?.text : undefined}>
          <ConsiderCell row={row} t={t} />
        </p>
        <p className="card-score">
          <SymptomCell row={row} t={t} />
          <ChangeCell row={row} t={t} />
        </p>
        <dl className="card-facts">
          <div>
            <dt>{t("registry.column.medicines")}</dt>
            <dd className="medicines" title={medicinesTitle(t, row)}>
              <MedicinesCell row={row} t={t} />
            </dd>
          </div>
          <div>
            <dt>{t("registry.column.effects")}</dt>
            <dd className={burdenClass(row)}>
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
