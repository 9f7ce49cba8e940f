import { expect, test } from "vitest";
import { draftStore } from "./score-draft.ts";

test("a draft is met again by the same person for the same form, and by nobody else", () => {
  const mine = { personId: "amara", patientId: "jordan", instrument: "PHQ-9" };
  draftStore(mine, "2026-03-02").set({ ...draftStore(mine, "2026-03-02").get(), answers: { a: 2 } });
  expect(draftStore(mine, "2026-03-02").get().answers).toEqual({ a: 2 });
  expect(draftStore({ ...mine, personId: "hana" }, "2026-03-02").get().answers).toEqual({});
  expect(draftStore({ ...mine, patientId: "maya" }, "2026-03-02").get().answers).toEqual({});
});

test("each form has an id of its own, made once", () => {
  const one = { personId: "amara", patientId: "jordan", instrument: "GAD-7" };
  const { entryId } = draftStore(one, "2026-03-02").get();
  expect(draftStore(one, "2026-03-02").get().entryId).toBe(entryId);
  expect(draftStore({ ...one, instrument: "ISI" }, "2026-03-02").get().entryId).not.toBe(entryId);
});
