import type { FormSheet } from "../../service/forms/form-state.ts";
import { openForm } from "../../service/forms/open-form.ts";
import { saveAnswers, submitForm } from "../../service/forms/save-form-answers.ts";
import { formHandedIn, formHandingIn, formOpening, formReceipt, formSaving, formState } from "../contract/form.ts";
import { formOf } from "../forms/form-of.ts";
import { newPass } from "../forms/form-pass.ts";
import { type FormProof, formWork, proofOf } from "../forms/form-work.ts";
import { plainRoute } from "../route.ts";
import type { Server } from "../server.ts";

/** A whole waiting room may sit behind one address; guessing is stopped by the count of birth dates, not by this. */
const PER_MINUTE = 300;

export const openFormRoute = plainRoute({
  method: "POST",
  url: "/api/form/open",
  summary: "By link or on the tablet: the form, or the birth date to be given first, or why it is shut",
  ability: "anyone",
  perMinute: 60,
  body: formOpening,
  reply: formState,
  handle: async (server, { body }, request) => {
    const proof = proofOf(server, request, body);
    const state = await look(server, proof, body.birthDate);
    if (state.state !== "open") return state;
    const sheets = state.sheets.map((sheet) => sheetOf(sheet, state.language));
    return {
      ...state,
      sheets,
      id: proof.link.requestId,
      pass: newPass(server.settings.secret, proof.token, server.clock()),
    };
  },
});

export const saveFormRoute = plainRoute({
  method: "POST",
  url: "/api/form/answers",
  summary: "Save answers of a form under way; one that calls for it alerts the clinic at once",
  ability: "anyone",
  perMinute: PER_MINUTE,
  body: formSaving,
  reply: formReceipt,
  handle: async (server, { body }, request) => {
    const proof = proofOf(server, request, body);
    const stopped = await stoppedAtTheDoor(server, proof);
    if (stopped !== null) return stopped;
    const { instrument, answers } = body;
    return formWork(server, proof, (ctx) => saveAnswers(ctx, { secret: proof.link.secret, instrument, answers }));
  },
});

export const handInFormRoute = plainRoute({
  method: "POST",
  url: "/api/form/hand-in",
  summary: "Hand the form in: it goes into the record, and the link is spent",
  ability: "anyone",
  perMinute: PER_MINUTE,
  body: formHandingIn,
  reply: formHandedIn,
  handle: async (server, { body }, request) => {
    const proof = proofOf(server, request, body);
    const stopped = await stoppedAtTheDoor(server, proof);
    if (stopped !== null) return stopped;
    return formWork(server, proof, (ctx) => submitForm(ctx, proof.link));
  },
});

function sheetOf({ instrument, answers, alerting }: FormSheet, language: string) {
  return { form: formOf(instrument, language), answers, helpFrom: Object.fromEntries(alerting) };
}

function look(server: Server, proof: FormProof, birthDate?: string) {
  const { identified, link } = proof;
  return formWork(server, proof, (ctx) => openForm(ctx, { secret: link.secret, identified, birthDate }));
}

/** Who has not given the birth date, or whose pass ran out, is asked for it. Null = come in. */
async function stoppedAtTheDoor(server: Server, proof: FormProof) {
  if (proof.identified) return null;
  const state = await look(server, proof);
  return state.state === "open" ? null : state;
}
