import type { Instrument } from "../../clinical/knowledge/instrument.ts";
import { isPatientForm } from "../../clinical/measurement/patient-forms.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { addFormRequest, type FormMode } from "../../store/form-requests.ts";
import { findPatientLine, type PatientLine } from "../../store/patients.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { notFound, requireId } from "../require-id.ts";
import { FORM_LIMITS } from "./form-limits.ts";
import { linkToken, newSecret, secretHash } from "./form-link.ts";
import { tellOfForm } from "./tell-of-form.ts";

export interface AskForForm {
  readonly patientId: string;
  readonly instruments: readonly string[];
  /** Absent = the patient's own, where every form has it; else English. */
  readonly language?: string | undefined;
  readonly mode: FormMode;
  readonly completedBy?: "patient" | "caregiver" | undefined;
  readonly why?: string | undefined;
  /** How long a link is good for; absent = the clinic's own setting. */
  readonly days?: number | undefined;
}

export interface FormAsked {
  readonly requestId: string;
  /** Shown once: only its hash is kept. */
  readonly token: string;
  readonly expiresAt: string;
}

/** Asks a patient for forms. The link in the answer is the only copy there is. */
export async function askForForm(ctx: Ctx, input: AskForForm): Promise<FormAsked> {
  authorise(ctx, "form.ask");
  requireId(input.patientId, "patient");
  const patient = await findPatientLine(ctx.tx, input.patientId);
  if (patient === null) throw notFound("patient");
  const { mode, completedBy = "patient", why = "" } = input;
  if (mode === "link" && patient.birthDate === null) throw noBirthDate();
  const instruments = [...new Set(input.instruments)];
  const forms = instruments.map((id) => formNamed(ctx, id));
  const language = languageOf(forms, input.language, patient);
  const id = ctx.newId();
  const secret = newSecret();
  const expiresAt = expiryOf(ctx.now, mode, input.days);
  const request = {
    id,
    patientId: patient.id,
    instruments,
    language,
    mode,
    completedBy,
    why,
    askedAt: ctx.now,
    expiresAt,
  };
  await addFormRequest(ctx.tx, { ...request, secretHash: secretHash(secret) });
  await appendAudit(ctx.tx, patient.id, "form-asked", { request: id, mode });
  await tellOfForm(ctx, patient.id);
  const { organizationId } = ctx.actor;
  return { requestId: id, token: linkToken({ organizationId, requestId: id, secret }), expiresAt };
}

/** When a request made now runs out: days for a link, hours for a tablet. */
export function expiryOf(now: string, mode: FormMode, days: number = FORM_LIMITS.linkDays): string {
  const hours = mode === "kiosk" ? FORM_LIMITS.kioskHours : days * 24;
  return new Date(Date.parse(now) + hours * 3_600_000).toISOString();
}

function formNamed({ knowledge }: Ctx, id: string): Instrument {
  const instrument = knowledge.instruments.get(id);
  if (instrument !== undefined && isPatientForm(instrument)) return instrument;
  throw new Refusal(
    "not-a-patient-form",
    422,
    "One of these forms cannot be filled in by a patient alone. Nothing was sent.",
    [{ entry: null, field: "instruments", reason: `${id} is not a form whose words may be shown to patients here` }],
  );
}

/** The language asked for, refused where a form lacks it; else the patient's own where every form has it; else English. */
function languageOf(forms: readonly Instrument[], asked: string | undefined, { language }: PatientLine): string {
  const shared = (tag: string) => forms.every(({ languages }) => languages.includes(tag));
  if (asked !== undefined) {
    if (shared(asked)) return asked;
    throw new Refusal(
      "no-such-language",
      422,
      "Not every one of these forms exists in that language. Nothing was sent.",
      [{ entry: null, field: "language", reason: "is not a language all of the forms exist in" }],
    );
  }
  const own = language?.split("-")[0];
  return own !== undefined && shared(own) ? own : "en";
}

const noBirthDate = (): Refusal =>
  new Refusal(
    "birth-date-unknown",
    422,
    "A link asks for the birth date, and this record has none. Fill the form in on a tablet here, or add the birth date first.",
  );
