import type { Instrument } from "../../clinical/knowledge/instrument.ts";
import { answersFaults } from "../../clinical/record/score-faults.ts";
import { safetyAlertsFor } from "../../clinical/safety/safety-alerts-for.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { type FormAnswers, formAnswersOf, noteFormEntry, saveFormAnswers } from "../../store/form-answers.ts";
import { type FormRequest, lockFormRequest, noteOnForm } from "../../store/form-requests.ts";
import { appendEntries } from "../append-entries.ts";
import type { Closed } from "../closed-until.ts";
import type { Ctx } from "../context.ts";
import { alertName } from "../raise-alerts.ts";
import { Refusal } from "../refusal.ts";
import { type FormEntry, formEntryOf } from "./form-entry.ts";
import { closedNow, requestBehind, type ShutForm } from "./form-state.ts";
import { tellOfForm } from "./tell-of-form.ts";

export interface SaveFormAnswers {
  readonly secret: Buffer;
  readonly instrument: string;
  /** By question; null = would rather not say. Questions left out keep what was saved before. */
  readonly answers: Readonly<Record<string, number | null>>;
}

/** Saved, and whether an answer so far is one that someone of the clinic is told of at once. */
export interface FormSaved {
  readonly state: "saved";
  readonly help: boolean;
  /** Nobody reads it before the clinic opens; absent = the clinic is open. */
  readonly closed?: Closed;
}

/**
 * Saves answers of a form under way. Where one of them raises an alert, the form as it stands goes into the record now, so that the
 * clinicians are told though the form may never be finished. Questions not come to yet raise nothing before it is handed in.
 */
export async function saveAnswers(ctx: Ctx, input: SaveFormAnswers): Promise<FormSaved | ShutForm> {
  const behind = await requestBehind(ctx, input.secret);
  if (!("request" in behind)) return behind;
  const request = await lockFormRequest(ctx.tx, behind.request.id);
  if (request === null) return { state: "answered", language: behind.request.language };
  const instrument = formOf(ctx, request, input.instrument);
  refuseFaults(instrument, input.answers);
  const saved = await saveFormAnswers(ctx.tx, request.id, instrument.id, input.answers, ctx.now);
  if (request.begunAt === null) {
    await noteOnForm(ctx.tx, request.id, "begun", ctx.now);
    await tellOfForm(ctx, request.patientId);
  }
  const closed = await closedNow(ctx);
  return { state: "saved", help: await raiseNow(ctx, request, instrument, saved, "closed" in closed), ...closed };
}

/** Keeps the unfinished form where it raises what it has not raised yet. True where it raises anything. */
async function raiseNow(
  ctx: Ctx,
  request: FormRequest,
  instrument: Instrument,
  saved: FormAnswers,
  afterHours: boolean,
): Promise<boolean> {
  const entry = formEntryOf(ctx, request, instrument, saved);
  const raises = safetyAlertsFor(entry, ctx.knowledge)
    .filter(({ severity }) => severity !== "ask")
    .map(alertName);
  const news = raises.filter((name) => !saved.raised.includes(name));
  if (news.length > 0) await keepForms(ctx, request, [{ entry, saved, isFinal: false }], afterHours);
  return raises.length > 0;
}

interface KeptForm {
  readonly entry: FormEntry;
  readonly saved: FormAnswers;
  readonly isFinal: boolean;
}

/** Puts forms into the record as the patient's own words, by the one way every write takes. */
async function keepForms(
  ctx: Ctx,
  request: FormRequest,
  forms: readonly KeptForm[],
  afterHours: boolean,
): Promise<void> {
  const { patientId } = request;
  const asPatient: Ctx = { ...ctx, actor: { ...ctx.actor, patientId } };
  const unasked = forms.filter(({ isFinal }) => !isFinal).flatMap(({ entry }) => asksOf(ctx, entry));
  await appendEntries(asPatient, {
    patientId,
    entries: forms.map(({ entry }) => entry),
    afterHours,
    alertsTold: new Set([...forms.flatMap(({ saved }) => saved.raised), ...unasked]),
  });
  for (const { entry, saved } of forms) {
    const raised = safetyAlertsFor(entry, ctx.knowledge)
      .map(alertName)
      .filter((name) => !unasked.includes(name));
    await noteFormEntry(ctx.tx, request.id, {
      instrument: saved.instrument,
      entryId: entry.id,
      raised: [...new Set([...saved.raised, ...raised])],
    });
  }
}

/** Alerts about questions not answered: not due before the form is handed in. */
function asksOf(ctx: Ctx, entry: FormEntry): string[] {
  return safetyAlertsFor(entry, ctx.knowledge)
    .filter(({ severity }) => severity === "ask")
    .map(alertName);
}

/** Hands the form in: every sheet goes into the record, and what was not answered is now known not to be. The link is spent. */
export async function submitForm(ctx: Ctx, { secret }: { readonly secret: Buffer }): Promise<ShutForm> {
  const behind = await requestBehind(ctx, secret);
  if (!("request" in behind)) return behind;
  const request = await lockFormRequest(ctx.tx, behind.request.id);
  const { language } = behind.request;
  if (request === null) return { state: "answered", language };
  const saved = await formAnswersOf(ctx.tx, request.id);
  if (saved.size === 0) throw nothingSaid();
  const forms = request.instruments.map((id) => {
    const instrument = formOf(ctx, request, id);
    const sheet = saved.get(id) ?? { instrument: id, answers: {}, entryId: null, raised: [] };
    return { entry: formEntryOf(ctx, request, instrument, sheet), saved: sheet, isFinal: true };
  });
  const closed = await closedNow(ctx);
  await keepForms(ctx, request, forms, "closed" in closed);
  await appendAudit(ctx.tx, request.patientId, "form-answered", { request: request.id });
  await noteOnForm(ctx.tx, request.id, "answered", ctx.now);
  return { state: "answered", language, ...closed };
}

function formOf({ knowledge }: Ctx, request: FormRequest, id: string): Instrument {
  const instrument = request.instruments.includes(id) ? knowledge.instruments.get(id) : undefined;
  if (instrument !== undefined) return instrument;
  throw new Refusal("not-in-this-form", 422, "These answers belong to another form. Load the page again.");
}

function refuseFaults(instrument: Instrument, answers: SaveFormAnswers["answers"]): void {
  const known = new Set(instrument.items.map(({ linkId }) => linkId));
  const inOrder = instrument.items.map(({ linkId }) => answers[linkId] ?? null);
  const stranger = Object.keys(answers).some((linkId) => !known.has(linkId));
  if (!stranger && answersFaults(instrument, inOrder).length === 0) return;
  throw new Refusal(
    "invalid-answer",
    422,
    "This answer is not one the question offers. Nothing was saved; choose again.",
  );
}

const nothingSaid = (): Refusal =>
  new Refusal("nothing-answered", 422, "Nothing has been answered yet. Answer or skip a question first.");
