import { appendAudit } from "../../store/audit-trail.ts";
import { formAnswersOf } from "../../store/form-answers.ts";
import { countBirthTry, type FormRequest, lockFormRequest, noteOnForm } from "../../store/form-requests.ts";
import { findPatientLine } from "../../store/patients.ts";
import { findOrganization } from "../../store/people.ts";
import type { Ctx } from "../context.ts";
import { FORM_LIMITS } from "./form-limits.ts";
import { type OpenForm, openFormOf, requestBehind, type ShutForm } from "./form-state.ts";
import { tellOfForm } from "./tell-of-form.ts";

/** The link is good; whose birth date it is has to be said first. Names the clinic that asks, and nobody else. */
export interface AskBirthDate {
  readonly state: "birth-date";
  readonly organization: string;
  readonly language: string;
  readonly completedBy: "patient" | "caregiver";
  /** The date just given was not right. */
  readonly wrong: boolean;
  readonly triesLeft: number;
}

export interface OpenFormInput {
  readonly secret: Buffer;
  /** The birth date was given right before, or a clinician handed the tablet over in person. */
  readonly identified: boolean;
  /** ISO date as the person gave it. */
  readonly birthDate?: string | undefined;
}

/**
 * Opens a form by its link. A link travels by mail and message, where others may see it: so it asks for the birth date before it shows
 * a question, and shuts itself after a few wrong ones. Opened on a second device it goes on where the first stopped.
 */
export async function openForm(ctx: Ctx, input: OpenFormInput): Promise<OpenForm | AskBirthDate | ShutForm> {
  const behind = await requestBehind(ctx, input.secret);
  if (!("request" in behind)) return behind;
  const request = await lockFormRequest(ctx.tx, behind.request.id);
  if (request === null) return { state: "answered", language: behind.request.language };
  const organization = await findOrganization(ctx.tx);
  if (!input.identified && request.mode === "link") {
    const asked = await identify(ctx, request, organization?.name ?? "", input.birthDate);
    if (asked !== null) return asked;
  }
  if (request.openedAt === null) {
    await noteOnForm(ctx.tx, request.id, "opened", ctx.now);
    await tellOfForm(ctx, request.patientId);
  } else if (request.birthTries > 0) await noteOnForm(ctx.tx, request.id, "opened", ctx.now);
  await appendAudit(ctx.tx, request.patientId, "form-opened", { request: request.id });
  return openFormOf(ctx, request, organization, await formAnswersOf(ctx.tx, request.id));
}

/** Null where the birth date is the patient's; else what to answer. */
async function identify(
  ctx: Ctx,
  request: FormRequest,
  organization: string,
  birthDate: string | undefined,
): Promise<AskBirthDate | ShutForm | null> {
  const { language, completedBy, birthTries } = request;
  const ask = { state: "birth-date" as const, organization, language, completedBy };
  if (birthDate === undefined) return { ...ask, wrong: false, triesLeft: FORM_LIMITS.birthTries - birthTries };
  const patient = await findPatientLine(ctx.tx, request.patientId);
  if (patient !== null && patient.birthDate === birthDate) return null;
  await appendAudit(ctx.tx, request.patientId, "form-birth-date-wrong", { request: request.id });
  await tellOfForm(ctx, request.patientId);
  const tries = await countBirthTry(ctx.tx, request.id, FORM_LIMITS.birthTries, ctx.now);
  if (tries >= FORM_LIMITS.birthTries) return { state: "locked", language };
  return { ...ask, wrong: true, triesLeft: FORM_LIMITS.birthTries - tries };
}
