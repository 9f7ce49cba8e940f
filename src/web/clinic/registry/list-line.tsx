import type { TFunction } from "i18next";
import { memo, type Ref } from "react";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { COLUMNS } from "./columns.ts";
import type { GroupSpan } from "./list-layout.ts";
import { PatientCard } from "./patient-card.tsx";
import { place, RegistryRowLine } from "./registry-row.tsx";

interface ListLineProps {
  /** The group whose head the line is; absent where it is a patient's. */
  readonly span: GroupSpan | undefined;
  /** Index among the rows, from 0. */
  readonly index: number;
  /** Absent while its page is on the way. */
  readonly row: RegistryRow | undefined;
  /** The person left the reader's list: values are no longer shown. */
  readonly gone: boolean;
  readonly line: number;
  readonly top: number;
  readonly active: boolean;
  readonly changed: boolean;
  readonly cards: boolean;
  readonly canOpen: boolean;
  readonly timeZone: string;
  readonly t: TFunction;
  readonly measure: Ref<HTMLTableRowElement>;
}

/** One line of the list: a group's head, a patient, or the place of one still on the way. Lines that stay are not drawn again. */
export const ListLine = memo(function ListLine(props: ListLineProps) {
  const { span, index, row, line, top, active, changed, canOpen, timeZone, t } = props;
  if (span) return <GroupHead span={span} line={line} top={top} t={t} />;
  if (!row || props.gone)
    return <EmptyLine index={index} line={line} top={top} active={active} gone={props.gone} t={t} />;
  const shared = { row, index, line, top, active, changed, canOpen, timeZone, t };
  return props.cards ? <PatientCard {...shared} measure={props.measure} /> : <RegistryRowLine {...shared} />;
});

interface HeadProps {
  readonly span: GroupSpan;
  readonly line: number;
  readonly top: number;
  readonly t: TFunction;
}

function GroupHead({ span, line, top, t }: HeadProps) {
  return (
    <tr className="line group-line" style={place(top)} aria-rowindex={line + 2}>
      <th scope="rowgroup" colSpan={COLUMNS.length}>
        <b>{t(`registry.group.${span.group}`)}</b> <span className="group-count">{span.count}</span>{" "}
        <span className="muted micro">{t(`registry.groupWhy.${span.group}`)}</span>
      </th>
    </tr>
  );
}

interface EmptyLineProps {
  readonly index: number;
  readonly line: number;
  readonly top: number;
  readonly active: boolean;
  readonly gone: boolean;
  readonly t: TFunction;
}

function EmptyLine({ index, line, top, active, gone, t }: EmptyLineProps) {
  return (
    <tr
      className="line patient-line"
      style={place(top)}
      aria-rowindex={line + 2}
      aria-selected={active}
      tabIndex={active ? 0 : -1}
      data-row={index}
      data-coming={gone ? undefined : ""}
    >
      <td className="cell c-wide muted" colSpan={COLUMNS.length}>
        {gone ? t("registry.gone") : <span className="appears-late">{t("registry.rowComing")}</span>}
      </td>
    </tr>
  );
}
