import { type Circumstances, judge } from "../judge-condition.ts";
import type { MedicationCatalogue } from "../medication-catalogue.ts";
import type { PartlyChecked, RegimenFinding } from "../regimen-finding.ts";
import { eachOnce } from "../taken.ts";

/** Gene tests that a medicine about to be begun asks for and nobody told the result of. Somebody who takes it already is not asked. */
export function geneTestFindings(of: Circumstances, { hypersensitivity }: MedicationCatalogue): PartlyChecked {
  const findings = eachOnce(of.current)
    .filter(({ item }) => item.starting === true)
    .flatMap((taken) =>
      hypersensitivity.geneTests.flatMap((test): RegimenFinding[] => {
        const { gene, ancestry } = test;
        if (!of.catalogue.means(test.of, taken.facts)) return [];
        const isKnown = judge({ gene: { name: gene, is: "positive" } }, of);
        if (typeof isKnown === "boolean") return [];
        const isAtRisk = ancestry === undefined || judge({ ancestry }, of);
        if (isAtRisk === false) return [];
        const isAsked = isAtRisk === true;
        return [
          {
            kind: "population",
            severity: isAsked ? test.wanted : test.notAsked,
            between: [taken.facts.name],
            mechanism: test.mechanism,
            management: isAsked ? test.management : test.ask,
            sources: test.sources,
            rule: test.id,
            seen: test.mark === "source",
            asks: [...(isAsked ? [] : ["ancestry"]), `genes.${gene}`],
          },
        ];
      }),
    );
  return { findings, missing: [] };
}
