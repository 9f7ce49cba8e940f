import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();
const scores = () => `/api/patients/${clinic.here.patient}/scores`;
const chart = async (cookie: string) => (await clinic.get(`/api/patients/${clinic.here.patient}/chart`, cookie)).json();

describe("forms", () => {
  it("are listed with what can be entered of each, and open in the languages they ship in", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const { instruments } = (await clinic.get("/api/instruments", cookie)).json();
    const of = (id: string) => instruments.find((one: { id: string }) => one.id === id);
    expect(of("PHQ-9")).toMatchObject({ capture: "words", languages: ["en", "es"], validated: true });
    expect(of("ISI")).toMatchObject({ capture: "total" });
    expect(of("C-SSRS")).toMatchObject({ capture: "numbers", rater: "clinician" });
    expect(of("SE-own")).toMatchObject({ capture: "words", validated: false });
    const spanish = (await clinic.get("/api/instruments/PHQ-9/languages/es", cookie)).json();
    expect([spanish.language, spanish.items[0].text]).toEqual(["es", "Poco interés o placer en hacer cosas"]);
    const unknown = (await clinic.get("/api/instruments/PHQ-9/languages/vi", cookie)).json();
    expect(unknown.language).toBe("en");
  });

  it("with words that are not ours take a total; without its safety item that one is asked", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const form = { entryId: v7(), instrument: "EPDS", total: 12, completedBy: "patient" };
    const kept = await clinic.post(scores(), form, cookie);
    expect(kept.statusCode).toBe(201);
    expect(kept.json()).toMatchObject({ scored: { total: 12, flags: ["item10-unanswered"] } });
    expect(kept.json().scored.said[0]).toMatch(/risk is not known/);
    const wrong = await clinic.post(scores(), { ...form, entryId: v7(), total: 31 }, cookie);
    expect(wrong.statusCode).toBe(422);
  });

  it("in a language the instrument does not exist in are refused, with what it exists in", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const form = { entryId: v7(), instrument: "FIBSER", answers: [1, 1, 1], language: "es" };
    const refused = await clinic.post(scores(), form, cookie);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().faults).toEqual([
      { entry: form.entryId, field: "language", reason: "FIBSER exists in one of en, zh; found “es”" },
    ]);
  });

  it("of our own write what the rules read, once however often they are sent", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const log = { entryId: v7(), instrument: "SE-own", answers: [2, 1, ...Array(12).fill(0)], completedBy: "patient" };
    expect((await clinic.post(scores(), log, cookie)).statusCode).toBe(201);
    const again = await clinic.post(scores(), log, cookie);
    expect(again.statusCode).toBe(200);
    expect(again.json().repeated).toBe(true);
    const { entries } = await chart(cookie);
    const follow = entries.filter(({ id }: { id: string }) => id.startsWith(`${log.entryId}.`));
    expect(follow.map(({ kind, sign, severity }: Record<string, string>) => [kind, sign ?? severity])).toEqual([
      ["side-effect", "moderate"],
      ["sign", "rash"],
    ]);
  });
});
