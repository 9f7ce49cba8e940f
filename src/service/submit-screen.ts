import type { Entry } from "../clinical/record/entry.ts";
import { cssrsLevel } from "../clinical/situation/c-ssrs-level.ts";
import type { AlertView } from "./alert-view.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { localMoment } from "./local-moment.ts";
import { Refusal } from "./refusal.ts";

interface SubmitScreen {
  readonly patientId: string;
  readonly entryId: string;
  readonly riskEntryId: string;
  /** The six answers of the C-SSRS screener; null = not answered. */
  readonly answers: readonly (number | null)[];
  readonly recordVersion?: number | undefined;
}

interface ScreenKept {
  readonly repeated: boolean;
  /** Null where an answer that could matter is missing: not cleared, and nothing was judged. */
  readonly level: "none" | "low" | "moderate" | "high" | null;
  readonly alerts: AlertView[];
  readonly recordVersion: number;
  readonly upToDate: boolean;
}

/** Keeps a suicide-risk screen, and the judgement it comes to, together or not at all. */
export async function submitScreen(ctx: Ctx, input: SubmitScreen): Promise<ScreenKept> {
  const { patientId, answers, recordVersion } = input;
  if (answers.every((answer) => answer === null)) throw nothingAnswered(input.entryId);
  const level = cssrsLevel(answers) ?? null;
  const at = localMoment(ctx.now, ctx.timeZone);
  const screen: Partial<Entry> = {
    id: input.entryId,
    kind: "score",
    at,
    instrument: "C-SSRS",
    answers: [...answers],
    completedBy: "clinician",
  };
  const judged: Partial<Entry>[] =
    level === null ? [] : [{ id: input.riskEntryId, kind: "risk", at, tool: "C-SSRS", level }];
  const kept = await appendEntries(ctx, {
    patientId,
    entries: [screen, ...judged],
    recordVersion,
    stamped: ["at"],
  });
  return {
    repeated: kept.repeated.length > 0,
    level,
    alerts: [...kept.alerts],
    recordVersion: kept.recordVersion,
    upToDate: kept.upToDate,
  };
}

const nothingAnswered = (entry: string): Refusal =>
  new Refusal("invalid-entry", 422, "Nothing was kept: not one question of the screen was answered.", [
    { entry, field: "answers", reason: "at least one has to be answered" },
  ]);
