import type { z } from "zod";
import type { Filed, KnowledgeFault } from "../clinical/knowledge/check-knowledge.ts";
import type { Pharmacy } from "../clinical/medication/pharmacy.ts";
import { supplyFile } from "../clinical/medication/supply/supply-content.ts";
import { formsFile } from "../clinical/medication/taper/dispensable-form.ts";
import { taperFile } from "../clinical/medication/taper/taper-rule.ts";
import { readKnowledgeFiles } from "./read-knowledge-files.ts";

/** What was read, and the works its files say they rest on. */
interface ReadPharmacy {
  readonly pharmacy: Pharmacy | undefined;
  readonly citations: readonly Filed<readonly string[]>[];
}

/** What is known of handing out and lowering medicines; undefined where a file is missing or does not read, which is then a fault. */
export function readPharmacy(root: string, faults: KnowledgeFault[]): ReadPharmacy {
  const citations: Filed<readonly string[]>[] = [];
  const read = <T extends z.ZodType<{ readonly sources: readonly string[] }>>(
    name: string,
    schema: T,
  ): z.infer<T> | undefined => {
    const [found] = readKnowledgeFiles(root, "medications", schema, faults, (file) => file === name);
    if (found !== undefined) citations.push({ file: found.file, value: found.value.sources });
    return found?.value;
  };
  const forms = read("forms.json", formsFile);
  const tapers = read("taper.json", taperFile);
  const supply = read("supply.json", supplyFile);
  if (forms === undefined || tapers === undefined || supply === undefined) return { pharmacy: undefined, citations };
  return {
    pharmacy: {
      forms: new Map(forms.ingredients.map((one) => [one.ingredient, one])),
      formLimits: forms.limits,
      tapers,
      supply,
    },
    citations,
  };
}
