import { can } from "../../clinical/access/abilities-of.ts";
import { patientForms } from "../../clinical/measurement/patient-forms.ts";
import { type FormRequest, formRequestsOf } from "../../store/form-requests.ts";
import { findPatientLine } from "../../store/patients.ts";
import { peopleById } from "../../store/people.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { notFound, requireId } from "../require-id.ts";
import { type FormRequestState, formRequestState } from "./form-request-view.ts";

interface FormRequestView {
  readonly id: string;
  readonly instruments: readonly string[];
  readonly language: string;
  readonly mode: "link" | "kiosk";
  readonly completedBy: "patient" | "caregiver";
  readonly why: string;
  readonly askedByName: string | null;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly state: FormRequestState;
  readonly openedAt: string | null;
  readonly answeredAt: string | null;
  /** Since when a reminder is due; null = none is. */
  readonly remindSince: string | null;
  readonly remindedAt: string | null;
}

export interface FormRequests {
  readonly requests: FormRequestView[];
  /** Forms that can be asked for. */
  readonly forms: {
    readonly id: string;
    readonly title: string;
    readonly languages: string[];
    readonly questions: number;
  }[];
  readonly birthDateKnown: boolean;
}

/** The latest requests of a patient and what could be asked. Who only hands out the tablet is not told which forms. */
export async function listFormRequests(ctx: Ctx, patientId: string): Promise<FormRequests> {
  authorise(ctx, "form.hand-out");
  requireId(patientId, "patient");
  const patient = await findPatientLine(ctx.tx, patientId);
  if (patient === null) throw notFound("patient");
  const requests = await formRequestsOf(ctx.tx, patientId);
  const people = await peopleById(ctx.tx, [...new Set(requests.map(({ askedBy }) => askedBy))]);
  const asks = can(ctx.actor.role, "form.ask");
  const forms = asks ? patientForms(ctx.knowledge.instruments) : [];
  return {
    requests: requests.map((request) => viewOf(request, ctx.now, people.get(request.askedBy)?.name ?? null, asks)),
    forms: forms.map(({ id, title, languages, items }) => ({
      id,
      title,
      languages: [...languages],
      questions: items.length,
    })),
    birthDateKnown: patient.birthDate !== null,
  };
}

function viewOf(request: FormRequest, now: string, askedByName: string | null, asks: boolean): FormRequestView {
  const { id, language, mode, completedBy, askedAt, expiresAt, openedAt, answeredAt, remindSince, remindedAt } =
    request;
  return {
    id,
    instruments: asks ? request.instruments : [],
    why: asks ? request.why : "",
    language,
    mode,
    completedBy,
    askedByName,
    askedAt,
    expiresAt,
    state: formRequestState(request, now),
    openedAt,
    answeredAt,
    remindSince,
    remindedAt,
  };
}
