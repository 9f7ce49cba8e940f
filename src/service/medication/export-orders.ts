import { validate } from "uuid";
import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import { entriesByKind } from "../../clinical/timeline/entries-by-kind.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import { fullUrlOf } from "../../fhir/export/export-names.ts";
import { patientResource } from "../../fhir/export/export-patient-resource.ts";
import { orderRequests } from "../../fhir/export/order-request.ts";
import type { OrdersBundle } from "../../http/contract/medicines.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { identifiersOf } from "../../store/patients.ts";
import { peopleById } from "../../store/people.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { Refusal } from "../refusal.ts";
import { notFound, requireId } from "../require-id.ts";

export interface ExportOrders {
  readonly patientId: string;
  /** One order only; absent: all that are prescribed here. */
  readonly orderId?: string | undefined;
  readonly codes: FhirCodes;
}

export interface ExportedOrders {
  /** A FHIR R4 collection Bundle: the patient and one MedicationRequest an order. */
  readonly bundle: OrdersBundle;
  readonly orders: number;
}

/** Orders as FHIR R4 MedicationRequests, for a system that can send them: this one does not. That they went out is in the audit trail. */
export async function exportOrders(ctx: Ctx, { patientId, orderId, codes }: ExportOrders): Promise<ExportedOrders> {
  authorise(ctx, "chart.read");
  requireId(patientId, "patient");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const record = recordOf(file);
  const timeline = timelineOf(record, ctx.knowledge, ctx.today);
  const acts = entriesByKind(record, ctx.today).of("medication");
  const authors = acts.flatMap(({ author }) => (author !== undefined && validate(author.id) ? [author.id] : []));
  const people = await peopleById(ctx.tx, [...new Set(authors)]);
  const names = Object.fromEntries([...people].map(([id, { name }]) => [id, name]));
  const fullUrl = fullUrlOf(patientId, patientId);
  const setting = { knowledge: ctx.knowledge, codes, subject: { reference: fullUrl, display: record.patient.name } };
  const chosen = timeline.doses.filter((lane) => orderId === undefined || lane.orderId === orderId);
  const requests = orderRequests({ ...timeline, doses: chosen }, { acts, names }, setting);
  if (orderId !== undefined && requests.length === 0)
    throw new Refusal("not-found", 404, "There is no such order here.");
  const who = patientResource(record.patient, await identifiersOf(ctx.tx, patientId), undefined);
  await appendAudit(ctx.tx, patientId, "orders-exported", { orders: requests.length });
  const entry = [
    { fullUrl, resource: { ...who, resourceType: "Patient" as const } },
    ...requests.map((request) => ({
      fullUrl: fullUrlOf(patientId, String(request.id)),
      resource: { ...request, resourceType: "MedicationRequest" as const },
    })),
  ];
  return {
    bundle: { resourceType: "Bundle", type: "collection", timestamp: ctx.now, entry },
    orders: requests.length,
  };
}
