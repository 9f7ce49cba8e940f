import type { Playbook } from "../findings/playbook.ts";
import type { SeverityScale } from "../findings/sequencing-content.ts";

interface Names {
  readonly instruments: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
}
type Report = (place: string, reason: string) => void;

/** Groups that tables speak of and nobody defines, and severity scales that choose, measure or cite what is not there. */
export function sequencingFaults({ sequencing, tables }: Playbook, names: Names, report: Report): void {
  for (const [index, { id, group }] of tables.entries()) {
    if (group !== undefined && sequencing.groups[group] === undefined)
      report(`tables.${index}.group`, `table ${id} speaks of the group "${group}", which does not exist`);
  }
  for (const [group, scale] of Object.entries(sequencing.severity)) {
    const at = `sequencing.severity.${group}`;
    if (sequencing.groups[group] === undefined) report(at, `severity is given for "${group}", which is not a group`);
    scaleFaults(scale, at, names, report);
  }
}

function scaleFaults(scale: SeverityScale, at: string, names: Names, report: Report): void {
  for (const chosen of [scale.chosen, ...(scale.withFeatures === undefined ? [] : [scale.withFeatures.chosen])]) {
    if (scale.conventions[chosen] === undefined) report(at, `the convention "${chosen}" is chosen and does not exist`);
  }
  for (const id of scale.instruments) {
    if (!names.instruments.has(id)) report(`${at}.instruments`, `it is measured by "${id}", not an instrument`);
  }
  for (const [name, { steps, sources }] of Object.entries(scale.conventions)) {
    if (steps.some((step, place) => step.from <= (steps[place - 1]?.from ?? Number.NEGATIVE_INFINITY)))
      report(`${at}.conventions.${name}`, "its steps do not rise");
    for (const id of sources) {
      if (!names.references.has(id)) report(`${at}.conventions.${name}`, `it cites "${id}", which is not a reference`);
    }
  }
}
