import { mayDecide } from "../clinical/access/may-decide.ts";
import { isSafety } from "../clinical/findings/decided.ts";
import type { Finding } from "../clinical/findings/finding.ts";
import type { Entry, EntryOf } from "../clinical/record/entry.ts";
import { type PatientFile, readPatientFile } from "../store/patient-file.ts";
import { appendEntries } from "./append-entries.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { derive } from "./derive.ts";
import { localMoment } from "./local-moment.ts";
import { Refusal } from "./refusal.ts";
import { notFound, requireId } from "./require-id.ts";

type Decision = EntryOf<"decision">;

export interface DecideFinding {
  readonly patientId: string;
  /** Made when the card is answered: sent twice, kept once. */
  readonly entryId: string;
  /** The finding as the person saw it. */
  readonly rule: string;
  readonly category: string;
  readonly inputs: string;
  readonly action: Decision["action"];
  /** Asked for unless it is accepted. */
  readonly reasonCode?: Decision["reasonCode"];
  /** In the person's own words; asked for where the code is `other`. */
  readonly reason?: string | undefined;
  /** What is done instead; asked for where it is modified. */
  readonly modifiedTo?: Decision["modifiedTo"];
  /** The record as the card was worked out from. */
  readonly recordVersion: number;
}

export interface DecisionReceipt {
  readonly entryId: string;
  readonly repeated: boolean;
  readonly recordVersion: number;
  /** False: the decision is safe, what is worked out from it is not yet. */
  readonly upToDate: boolean;
}

/** Keeps what a clinician decided on a finding that stands, and moves the registry row. Refused where it no longer stands as they saw it. */
export async function decideFinding(ctx: Ctx, input: DecideFinding): Promise<DecisionReceipt> {
  authorise(ctx, "finding.decide");
  requireId(input.patientId, "patient");
  requireReason(input);
  const file = await readPatientFile(ctx.tx, input.patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const earlier = file.entries.find(({ id }) => id === input.entryId);
  if (earlier === undefined && file.recordVersion === input.recordVersion) requireStanding(ctx, file, input);
  const kept = await appendEntries(ctx, {
    patientId: input.patientId,
    entries: [entryOf(ctx, file, input, earlier)],
    recordVersion: input.recordVersion,
    stamped: ["at"],
  });
  const { recordVersion, upToDate } = kept;
  return { entryId: input.entryId, repeated: kept.repeated.length > 0, recordVersion, upToDate };
}

function requireReason({ entryId, action, reasonCode, reason, modifiedTo }: DecideFinding): void {
  if (action === "accepted") return;
  if (reasonCode === undefined) throw incomplete(entryId, "reasonCode", "say why, one of the listed reasons");
  if (reasonCode === "other" && reason === undefined) throw incomplete(entryId, "reason", "say why in your own words");
  if (action === "modified" && modifiedTo === undefined)
    throw incomplete(entryId, "modifiedTo", "say what is done instead");
}

function requireStanding(ctx: Ctx, file: PatientFile, input: DecideFinding): void {
  const finding = derive(file, ctx.today, ctx.knowledge).assessment.findings.find((one) => isSame(one, input));
  if (finding === undefined) throw gone();
  if (!mayDecide(ctx.actor.role, finding.forRoles)) throw notYours(finding.forRoles);
  if (input.action === "declined" && isSafety(finding)) throw notDeclined();
}

const isSame = (finding: Finding, { rule, category, inputs }: DecideFinding): boolean =>
  finding.rule === rule && finding.category === category && finding.inputs === inputs;

function entryOf(ctx: Ctx, file: PatientFile, input: DecideFinding, earlier: Entry | undefined): Partial<Entry> {
  const { rule, category, inputs, action, reasonCode, reason, modifiedTo } = input;
  const { id, version } = ctx.knowledge.playbook;
  return {
    id: input.entryId,
    kind: "decision",
    at: localMoment(ctx.now, ctx.timeZone),
    rule,
    category,
    inputs,
    action,
    // Sent again after the playbook moved on, it is still the same decision.
    playbook: earlier !== undefined && "playbook" in earlier ? earlier.playbook : `${id} ${version}`,
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(reason === undefined ? {} : { reason }),
    ...(modifiedTo === undefined ? {} : { modifiedTo }),
    ...(earlier?.label === undefined ? labelOf(file) : { label: earlier.label }),
  };
}

/** A decision in a course of care for substance use says that there is one: it is kept under the same protection. */
function labelOf({ entries }: PatientFile): Pick<Entry, "label"> {
  return entries.some(({ kind, label }) => kind === "condition" && label === "sud") ? { label: "sud" } : {};
}

const incomplete = (entry: string, field: string, reason: string): Refusal =>
  new Refusal("invalid-entry", 422, `Nothing was kept: ${reason}.`, [{ entry, field, reason }]);

const gone = (): Refusal =>
  new Refusal(
    "finding-gone",
    409,
    "This finding no longer stands as you saw it: the figures behind it have changed. Look at the card again. Nothing was kept.",
  );

const notYours = (roles: readonly string[]): Refusal =>
  new Refusal(
    "not-allowed",
    403,
    `This one is for the ${roles.join(" or the ").replaceAll("-", " ")} to decide. Nothing was kept.`,
  );

const notDeclined = (): Refusal =>
  new Refusal(
    "safety-stands",
    422,
    "A safety finding cannot be declined. It closes when the risk has been judged and recorded. Nothing was kept.",
  );
