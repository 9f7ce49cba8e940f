import { memo, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { COLUMNS } from "./columns.ts";
import type { GroupSpan, ListItem } from "./list-layout.ts";
import { PatientCard } from "./patient-card.tsx";
import { place, RegistryRowLine } from "./registry-row.tsx";

interface ListLineProps {
  readonly item: ListItem;
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
  readonly measure: Ref<HTMLTableRowElement>;
}

/** One line of the list: a group's head, a patient, or the place of one still on the way. */
export function ListLine(props: ListLineProps) {
  const { item, row, line, top, active, changed, canOpen, timeZone } = props;
  if (item.kind === "group") return <GroupHead span={item.span} line={line} top={top} />;
  if (!row || props.gone)
    return <EmptyLine index={item.index} line={line} top={top} active={active} gone={props.gone} />;
  const shared = { row, index: item.index, line, top, active, changed, canOpen, timeZone };
  return props.cards ? <PatientCard {...shared} measure={props.measure} /> : <RegistryRowLine {...shared} />;
}

interface HeadProps {
  readonly span: GroupSpan;
  readonly line: number;
  readonly top: number;
}

const GroupHead = memo(function GroupHead({ span, line, top }: HeadProps) {
  const { t } = useTranslation();
  return (
    <tr className="line group-line" style={place(top)} aria-rowindex={line + 2}>
      <th scope="rowgroup" colSpan={COLUMNS.length}>
        <b>{t(`registry.group.${span.group}`)}</b> <span className="group-count">{span.count}</span>{" "}
        <span className="muted micro">{t(`registry.groupWhy.${span.group}`)}</span>
      </th>
    </tr>
  );
});

interface EmptyLineProps {
  readonly index: number;
  readonly line: number;
  readonly top: number;
  readonly active: boolean;
  readonly gone: boolean;
}

function EmptyLine({ index, line, top, active, gone }: EmptyLineProps) {
  const { t } = useTranslation();
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
