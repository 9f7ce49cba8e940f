import { compareMedicines } from "../../service/medication/compare-medicines.ts";
import { comparedMedicines, optionsQuestion } from "../contract/medicine-options.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const medicineOptionsRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/medicine-options",
  summary: "First-line medicines for a condition side by side for this patient, with reasons; keeps nothing",
  ability: "chart.read",
  params: patientParams,
  body: optionsQuestion,
  reply: comparedMedicines,
  work: (ctx, { params, body }) => compareMedicines(ctx, { ...body, patientId: params.patientId }),
});
