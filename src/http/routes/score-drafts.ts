import { giveUpScoreDraft, keepScoreDraft, openScoreDraft } from "../../service/score-drafts.ts";
import { keptDraft, scoreDraft } from "../contract/score-drafts.ts";
import { draftParams } from "../limits/ids.ts";
import { nothing, workRoute } from "../route.ts";

const url = "/api/patients/:patientId/drafts/:instrument";

export const openDraftRoute = workRoute({
  method: "GET",
  url,
  summary: "A form this clinician began for this patient and has not handed in",
  ability: "score.write",
  params: draftParams,
  reply: keptDraft,
  work: async (ctx, { params }) => {
    const found = await openScoreDraft(ctx, params);
    // One that an earlier version of the desk kept in another shape is nothing to go on with.
    const body = scoreDraft.safeParse(found?.body);
    return { draft: found === null || !body.success ? null : { ...found, body: body.data } };
  },
});

export const keepDraftRoute = workRoute({
  method: "POST",
  url,
  summary: "Keep a form half filled in, for whoever fills it in alone",
  ability: "score.write",
  params: draftParams,
  body: scoreDraft,
  reply: nothing,
  statuses: [204],
  work: async (ctx, { params, body }) => {
    await keepScoreDraft(ctx, { ...params, draft: body });
    return null;
  },
});

export const giveUpDraftRoute = workRoute({
  method: "POST",
  url: `${url}/discard`,
  summary: "Give up a form half filled in",
  ability: "score.write",
  params: draftParams,
  reply: nothing,
  statuses: [204],
  work: async (ctx, { params }) => {
    await giveUpScoreDraft(ctx, params);
    return null;
  },
});
