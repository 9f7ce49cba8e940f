import { systemActor } from "../store/acting-person.ts";
import { findPatientLine } from "../store/patients.ts";
import {
  clearScoreDrafts,
  discardScoreDraft,
  readScoreDraft,
  type StoredDraft,
  saveScoreDraft,
} from "../store/score-drafts.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { allOrganizations, inOrganization, type Workplace } from "./in-organization.ts";
import { Refusal } from "./refusal.ts";
import { notFound, requireId } from "./require-id.ts";

/** Days after which a form half filled in is cleared away: by then it does not say how anybody is. */
const DRAFT_DAYS = 7;
const DAY_MS = 86_400_000;
const oldest = (now: string): string => new Date(Date.parse(now) - DRAFT_DAYS * DAY_MS).toISOString();

interface OfForm {
  readonly patientId: string;
  readonly instrument: string;
}

/** The form this clinician began for this patient and has neither handed in nor given up; null = none. */
export async function openScoreDraft(ctx: Ctx, { patientId, instrument }: OfForm): Promise<StoredDraft | null> {
  await mayFillIn(ctx, { patientId, instrument });
  return readScoreDraft(ctx.tx, patientId, instrument, oldest(ctx.now));
}

/** Keeps a form half filled in for whoever fills it in. It is no entry: it raises nothing, and nobody else sees it. */
export async function keepScoreDraft(
  ctx: Ctx,
  { patientId, instrument, draft }: OfForm & { readonly draft: { readonly entryId: string } },
): Promise<void> {
  await mayFillIn(ctx, { patientId, instrument });
  await saveScoreDraft(ctx.tx, patientId, instrument, draft, ctx.now);
}

/** Gives it up; once handed in it is given up too. */
export async function giveUpScoreDraft(ctx: Ctx, { patientId, instrument }: OfForm): Promise<void> {
  await mayFillIn(ctx, { patientId, instrument });
  await discardScoreDraft(ctx.tx, patientId, instrument);
}

async function mayFillIn(ctx: Ctx, { patientId, instrument }: OfForm): Promise<void> {
  requireId(patientId, "patient");
  authorise(ctx, "score.write");
  if (!ctx.knowledge.instruments.has(instrument))
    throw new Refusal("unknown-instrument", 422, "Accord does not know this instrument. Nothing was kept.");
  if ((await findPatientLine(ctx.tx, patientId)) === null) throw notFound("patient");
}

/** Clears away what nobody came back to within its days. */
export async function clearOldDrafts(at: Workplace): Promise<void> {
  for (const organizationId of await allOrganizations(at.database))
    await inOrganization(at, systemActor(organizationId, "job"), (ctx) => clearScoreDrafts(ctx.tx, oldest(ctx.now)));
}
