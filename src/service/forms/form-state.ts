import type { Instrument } from "../../clinical/knowledge/instrument.ts";
import { alertingAnswers } from "../../clinical/safety/alerting-answers.ts";
import { type CrisisLine, crisisLines } from "../../clinical/safety/crisis-lines.ts";
import type { FormAnswers } from "../../store/form-answers.ts";
import { type FormRequest, formSecretHash, readFormRequest } from "../../store/form-requests.ts";
import { careTeamOf, type Organization } from "../../store/people.ts";
import { type Closed, closedUntil } from "../closed-until.ts";
import type { Ctx } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { opens } from "./form-link.ts";
import { formRequestState } from "./form-request-view.ts";

/** Why a form cannot be filled in any more. */
export interface ShutForm {
  readonly state: "answered" | "expired" | "locked" | "cancelled";
  readonly language: string;
  /** Of a form just handed in: nobody reads it before the clinic opens. Absent = the clinic is open, or nothing was handed in. */
  readonly closed?: Closed;
}

/** One form of a request, with the answers saved so far. */
export interface FormSheet {
  readonly instrument: Instrument;
  /** By question; null = would rather not say; absent = not come to yet. */
  readonly answers: Readonly<Record<string, number | null>>;
  /** The least answer to a question that raises an alert by itself. */
  readonly alerting: ReadonlyMap<string, number>;
}

export interface OpenForm {
  readonly state: "open";
  readonly organization: string;
  readonly language: string;
  readonly completedBy: "patient" | "caregiver";
  readonly mode: "link" | "kiosk";
  /** First names of those who read it. */
  readonly readers: readonly string[];
  readonly sheets: readonly FormSheet[];
  /** Where help is now; goes with the form so that the page can say it without a connection. */
  readonly crisis: readonly CrisisLine[];
  /** Absent = the clinic is open. */
  readonly closed?: Closed;
}

/**
 * The request behind a link, or why it is shut. Refuses, as one thing, a link that never was and one that was replaced by a newer:
 * nobody learns which requests there are.
 */
export async function requestBehind(ctx: Ctx, secret: Buffer): Promise<{ request: FormRequest } | ShutForm> {
  const request = await readFormRequest(ctx.tx, ctx.actor.personId);
  const hash = await formSecretHash(ctx.tx, ctx.actor.personId);
  if (request === null || hash === null || !opens(secret, hash)) throw noSuchLink();
  const state = formRequestState(request, ctx.now);
  if (state === "answered" || state === "expired" || state === "locked" || state === "cancelled")
    return { state, language: request.language };
  return { request };
}

/** The form as the page shows it. Nothing in it says whom it is for. */
export async function openFormOf(
  ctx: Ctx,
  request: FormRequest,
  organization: Organization | null,
  saved: ReadonlyMap<string, FormAnswers>,
): Promise<OpenForm> {
  const { language, completedBy, mode } = request;
  const team = await careTeamOf(ctx.tx, request.patientId);
  const sheets = request.instruments.flatMap((id): FormSheet[] => {
    const instrument = ctx.knowledge.instruments.get(id);
    if (instrument === undefined) return [];
    return [{ instrument, answers: saved.get(id)?.answers ?? {}, alerting: alertingAnswers(id, ctx.knowledge) }];
  });
  return {
    state: "open",
    organization: organization?.name ?? "",
    language,
    completedBy,
    mode,
    readers: team.map(firstName),
    sheets,
    crisis: crisisLines(ctx.knowledge.crisis, organization?.country ?? "", language),
    ...(await closedNow(ctx)),
  };
}

/** Whether the clinic is closed, as a part of an answer. */
export async function closedNow(ctx: Ctx): Promise<{ closed?: Closed }> {
  const closed = await closedUntil(ctx);
  return closed === null ? {} : { closed };
}

const firstName = ({ name }: { readonly name: string }): string => name.split(" ")[0] ?? name;

const noSuchLink = (): Refusal =>
  new Refusal(
    "no-such-link",
    404,
    "This link does not open a form. It may be cut short, or your clinic sent you a newer one: use the latest.",
  );
