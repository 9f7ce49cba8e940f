import type { Sort } from "../../../clinical/registry/row.ts";

export interface Column {
  readonly id: string;
  readonly sort: Sort | null;
  readonly align: "start" | "end" | "middle";
}

/** Columns in the order read. Which of them a narrow screen drops is in registry.css. */
export const COLUMNS: readonly Column[] = [
  { id: "flag", sort: "urgency", align: "start" },
  { id: "patient", sort: "name", align: "start" },
  { id: "consider", sort: null, align: "start" },
  { id: "step", sort: "step", align: "middle" },
  { id: "team", sort: null, align: "start" },
  { id: "symptom", sort: null, align: "start" },
  { id: "change", sort: "change", align: "end" },
  { id: "weeks", sort: "weeks", align: "end" },
  { id: "function", sort: null, align: "end" },
  { id: "sleep", sort: null, align: "end" },
  { id: "effects", sort: null, align: "start" },
  { id: "medicines", sort: null, align: "start" },
  { id: "taken", sort: null, align: "end" },
  { id: "visits", sort: "last-contact", align: "start" },
  { id: "next", sort: "next-visit", align: "start" },
];
