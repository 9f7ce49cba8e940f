import type { Statement } from "../../clinical/record/entry.ts";
import type { Json } from "../json.ts";
import { allergyResource, basicResource, conditionResource, encounterResource, goalResource } from "./export-care.ts";
import { administrationResource, dispenseResource, medicationResource } from "./export-medication.ts";
import { measuredObservation, ownObservation } from "./export-observation.ts";
import { scoreResources } from "./export-score.ts";
import type { ExportSetting } from "./resource-frame.ts";

/** The FHIR resources that say what an entry says; the first carries the entry. `fullUrl`: the first one's address. */
export function resourcesOfEntry(entry: Statement, setting: ExportSetting, fullUrl: string): Json[] {
  switch (entry.kind) {
    case "score":
      return scoreResources(entry, setting, fullUrl);
    case "lab":
    case "vital":
      return [measuredObservation(entry, setting)];
    case "condition":
      return [conditionResource(entry, setting)];
    case "medication":
      return [medicationResource(entry, setting)];
    case "dispense":
      return [dispenseResource(entry, setting)];
    case "administration":
      return [administrationResource(entry, setting)];
    case "visit":
      return [encounterResource(entry, setting)];
    case "allergy":
      return [allergyResource(entry, setting)];
    case "goal":
      return [goalResource(entry, setting)];
    case "tox-screen":
    case "diary":
    case "risk":
    case "sign":
    case "use":
    case "adherence":
    case "side-effect":
    case "exposure":
      return [ownObservation(entry, setting)];
    default:
      return [basicResource(entry, setting)];
  }
}
