import { loadFhirCodes } from "../../knowledge/load-fhir-codes.ts";
import { checkOrder } from "../../service/medication/check-order.ts";
import { exportOrders } from "../../service/medication/export-orders.ts";
import { noteMedicines } from "../../service/medication/note-medicines.ts";
import { orderMedicine } from "../../service/medication/order-medicine.ts";
import { readMedicines } from "../../service/medication/read-medicines.ts";
import { reconcileMedicines } from "../../service/medication/reconcile-medicines.ts";
import { searchMedicines } from "../../service/medication/search-medicines.ts";
import {
  medicineNotes,
  medicineSearch,
  medicinesFound,
  medicinesRead,
  notesKept,
  orderChecked,
  orderCheckQuery,
  orderReceipt,
  orderSubmission,
  ordersBundle,
  reconciliationSubmission,
} from "../contract/medicines.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const medicineSearchRoute = workRoute({
  method: "POST",
  url: "/api/medicines/search",
  summary: "Medicines of the formulary by name, brand or class; the search text travels in the body",
  ability: "chart.read",
  body: medicineSearch,
  reply: medicinesFound,
  work: (ctx, { body }) => searchMedicines(ctx, body),
});

export const medicinesRoute = workRoute({
  method: "GET",
  url: "/api/patients/:patientId/medicines",
  summary: "One list of all a patient takes, its changes in words, questions, and how the lists compare",
  ability: "chart.read",
  params: patientParams,
  reply: medicinesRead,
  work: (ctx, { params }) => readMedicines(ctx, params.patientId),
});

export const orderCheckRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/orders/check",
  summary: "What is to be known of the list, with an order in it before it is signed; keeps nothing",
  ability: "chart.read",
  params: patientParams,
  body: orderCheckQuery,
  reply: orderChecked,
  work: (ctx, { params, body }) => checkOrder(ctx, { ...body, patientId: params.patientId }),
});

export const orderRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/orders",
  summary: "Start, change, hold, resume or stop a prescribed medicine; sent twice, kept once",
  ability: "medication.order",
  params: patientParams,
  body: orderSubmission,
  reply: orderReceipt,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => orderMedicine(ctx, { ...body, patientId: params.patientId }),
});

export const ordersExportRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/orders/export",
  summary:
    "The orders of this clinic as FHIR R4 MedicationRequests, for a system that can send them; kept in the audit trail",
  ability: "chart.read",
  perMinute: 30,
  params: patientParams,
  reply: ordersBundle,
  contentType: "application/fhir+json; charset=utf-8",
  work: async (ctx, { params }) => {
    const { bundle } = await exportOrders(ctx, { patientId: params.patientId, codes: loadFhirCodes() });
    return bundle;
  },
});

export const medicineNotesRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/medicine-notes",
  summary:
    "Note what is taken, side effects, missed doses, allergies, fills, counselling and questions; sent twice, kept once",
  ability: "medication.report",
  params: patientParams,
  body: medicineNotes,
  reply: notesKept,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => noteMedicines(ctx, { ...body, patientId: params.patientId }),
});

export const reconciliationRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/reconciliations",
  summary: "Keep a comparison of medicine lists as a draft, or sign it; sent twice, kept once",
  ability: "medication.reconcile",
  params: patientParams,
  body: reconciliationSubmission,
  reply: notesKept,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => reconcileMedicines(ctx, { ...body, patientId: params.patientId }),
});
