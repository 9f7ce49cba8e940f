import { readMedicineCare } from "../../service/medication/read-medicine-care.ts";
import { medicineCareRead } from "../contract/medicine-care.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const medicineCareRoute = workRoute({
  method: "GET",
  url: "/api/patients/:patientId/medicine-care",
  summary: "Missed doses, injections, as-needed use, care for opioids and the if-then card of a patient",
  ability: "chart.read",
  params: patientParams,
  reply: medicineCareRead,
  work: (ctx, { params }) => readMedicineCare(ctx, params.patientId),
});
