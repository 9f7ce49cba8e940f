/** What is wrong with one place of one file, in words a person can act on. Holds no value of the resource. */
export interface ImportFault {
  readonly file: string;
  /** From 1; null where no line can be named. */
  readonly line: number | null;
  readonly column: number | null;
  /** `Observation/abc`; null where the file as a whole is meant. */
  readonly resource: string | null;
  readonly field: string | null;
  readonly reason: string;
}

/** `file: line 7: Observation/abc: valueQuantity.value: must be a number` */
export function sentenceOf(fault: ImportFault): string {
  const place =
    fault.line === null ? null : `line ${fault.line}${fault.column === null ? "" : `, column ${fault.column}`}`;
  return [fault.file, place, fault.resource, fault.field, fault.reason].filter((part) => part !== null).join(": ");
}
