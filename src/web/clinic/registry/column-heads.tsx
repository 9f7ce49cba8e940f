import { useTranslation } from "react-i18next";
import type { Sort } from "../../../clinical/registry/row.ts";
import { COLUMNS, type Column } from "./columns.ts";

interface ColumnHeadsProps {
  readonly sort: Sort;
  readonly direction: "ascending" | "descending";
  readonly onSort: (sort: Sort) => void;
}

/** Heads of the list. Those that can be sorted by are buttons; the sorted one says so. */
export function ColumnHeads(props: ColumnHeadsProps) {
  return (
    <thead className="heads">
      <tr className="line heads-line" aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <ColumnHead key={column.id} column={column} {...props} />
        ))}
      </tr>
    </thead>
  );
}

function ColumnHead({ column, sort, direction, onSort }: ColumnHeadsProps & { readonly column: Column }) {
  const { t } = useTranslation();
  const name = t(`registry.column.${column.id}`);
  const sorted = column.sort !== null && column.sort === sort;
  return (
    <th
      scope="col"
      className={`cell c-${column.id} head`}
      title={t(`registry.columnTitle.${column.id}`)}
      aria-sort={sorted ? direction : undefined}
    >
      {column.sort === null ? (
        <span>{name}</span>
      ) : (
        <button type="button" onClick={() => column.sort && onSort(column.sort)}>
          {name}
          <SortMark sorted={sorted} direction={direction} />
        </button>
      )}
    </th>
  );
}

function SortMark({ sorted, direction }: { readonly sorted: boolean; readonly direction: "ascending" | "descending" }) {
  return (
    <svg
      className={sorted ? "sort-mark is-sorted" : "sort-mark"}
      width="7"
      height="8"
      viewBox="0 0 7 8"
      aria-hidden="true"
    >
      <path
        d={direction === "descending" && sorted ? "M.5 2.5h6L3.5 6.5z" : "M.5 5.5h6L3.5 1.5z"}
        fill="currentColor"
      />
    </svg>
  );
}
