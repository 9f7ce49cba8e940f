import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import type { Ctx } from "./context.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { clearOldDrafts, giveUpScoreDraft, keepScoreDraft, openScoreDraft } from "./score-drafts.ts";
import { submitScore } from "./submit-score.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
let other: TestClinic;
let now = "2026-03-02T15:00:00.000Z";

const at = (): Workplace => ({ database: test.database, knowledge, clock: () => now });
const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>, where: TestClinic = clinic) =>
  inOrganization(at(), where.people[role], work);
const form = (patient = 0) => ({ patientId: clinic.patients[patient]!, instrument: "PHQ-9" });
const begun = (answers: object = { "1": 2 }) => ({ entryId: v7(), answers });

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example"]);
  other = await makeClinic(test.database, ["Cleo Example"]);
});

describe("a form half filled in", () => {
  it("is there again for whoever began it, for that patient alone, and for nobody else", async () => {
    const draft = begun();
    await as("therapist", (ctx) => keepScoreDraft(ctx, { ...form(), draft }));
    const found = await as("therapist", (ctx) => openScoreDraft(ctx, form()));
    expect(found).toMatchObject({ body: draft, begunAt: now });
    expect(await as("therapist", (ctx) => openScoreDraft(ctx, form(1)))).toBeNull();
    expect(await as("prescriber", (ctx) => openScoreDraft(ctx, form()))).toBeNull();
    expect(await as("prescriber", (ctx) => ctx.tx.query("select 1 from score_draft"))).toEqual([]);
    for (const role of ["front-desk", "quality-lead", "patient"] as const)
      await expect(as(role, (ctx) => openScoreDraft(ctx, form()))).rejects.toMatchObject({ status: 403 });
    await expect(as("therapist", (ctx) => openScoreDraft(ctx, form()), other)).rejects.toMatchObject({ status: 404 });
  });

  it("keeps when it was begun while it goes on, and is over when given up", async () => {
    const draft = begun();
    await as("prescriber", (ctx) => keepScoreDraft(ctx, { ...form(), draft }));
    now = "2026-03-02T15:10:00.000Z";
    const more = { ...draft, answers: { "1": 2, "2": 0 } };
    await as("prescriber", (ctx) => keepScoreDraft(ctx, { ...form(), draft: more }));
    expect(await as("prescriber", (ctx) => openScoreDraft(ctx, form()))).toMatchObject({
      body: { answers: { "1": 2, "2": 0 } },
      begunAt: "2026-03-02T15:00:00.000Z",
      savedAt: now,
    });
    await as("prescriber", (ctx) => giveUpScoreDraft(ctx, form()));
    expect(await as("prescriber", (ctx) => openScoreDraft(ctx, form()))).toBeNull();
  });

  it("is over once it is handed in, also where the desk never said so", async () => {
    const draft = begun();
    await as("care-manager", (ctx) => keepScoreDraft(ctx, { ...form(), draft }));
    const answers = [1, 1, 1, 1, 1, 1, 1, 1, 0];
    await as("care-manager", (ctx) => submitScore(ctx, { ...form(), entryId: draft.entryId, answers }));
    expect(await as("care-manager", (ctx) => openScoreDraft(ctx, form()))).toBeNull();
  });

  it("is cleared away after a week, and not before", async () => {
    const left = () => as("therapist", (ctx) => ctx.tx.query("select 1 from score_draft"));
    now = "2026-03-09T14:59:00.000Z";
    await clearOldDrafts(at());
    expect(await left()).toHaveLength(1);
    now = "2026-03-09T15:01:00.000Z";
    expect(await as("therapist", (ctx) => openScoreDraft(ctx, form()))).toBeNull();
    await as("therapist", (ctx) => keepScoreDraft(ctx, { ...form(), draft: begun() }));
    now = "2026-03-17T15:01:00.000Z";
    await clearOldDrafts(at());
    expect(await left()).toHaveLength(0);
  });

  it("is refused for an instrument nobody knows", async () => {
    const draft = begun();
    const kept = as("therapist", (ctx) => keepScoreDraft(ctx, { ...form(), instrument: "nope", draft }));
    await expect(kept).rejects.toMatchObject({ status: 422 });
  });
});
