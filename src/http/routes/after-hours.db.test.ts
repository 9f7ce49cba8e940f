import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { type TestOrganization, withTestClinic } from "../testing/test-clinic.ts";

// The clock of the test clinic stands at ten on a Monday morning there.
const clinic = withTestClinic();

/** Runs a command on the database under the running server. */
function accord(...args: string[]): void {
  const command = fileURLToPath(new URL("../../cli/accord.ts", import.meta.url));
  const env = { ...process.env, ACCORD_DATA: clinic.store.database.dataFolder, DATABASE_URL: clinic.store.url };
  const done = spawnSync(process.execPath, [command, ...args], { env, encoding: "utf8" });
  expect(done.status, done.stderr).toBe(0);
}

async function opened(organization: TestOrganization) {
  const cookie = await clinic.signInAs(organization, "therapist");
  const url = `/api/patients/${organization.patient}/form-requests`;
  const { link } = (await clinic.post(url, { instruments: ["PHQ-9"] }, cookie)).json();
  const token = new URL(link).hash.slice(1);
  const form = (await clinic.post("/api/form/open", { token, birthDate: "1988-03-02" })).json();
  return { form, proof: { token, pass: form.pass } };
}

const say = async (proof: object, answers: object) =>
  (await clinic.post("/api/form/answers", { ...proof, instrument: "PHQ-9", answers })).json();
const handIn = async (proof: object) => (await clinic.post("/api/form/hand-in", proof)).json();

/** Whether each open alert came after hours, the newest first. */
async function alertsOf({ patient }: TestOrganization): Promise<boolean[]> {
  const cookie = await clinic.signInAs(clinic.here, "therapist");
  const { alerts } = (await clinic.get(`/api/patients/${patient}/chart`, cookie)).json();
  return alerts.map(({ afterHours }: { afterHours: boolean }) => afterHours);
}

async function score(more: object, ninth: number | null = 1) {
  const cookie = await clinic.signInAs(clinic.here, "therapist");
  const answers = [0, 0, 0, 0, 0, 0, 0, 0, ninth];
  const body = { entryId: v7(), instrument: "PHQ-9", answers, ...more };
  const answer = await clinic.post(`/api/patients/${clinic.here.patient}/scores`, body, cookie);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().crisis as { number: string | null; call: string | null }[] | null;
}

describe("where help is", () => {
  it("goes with the form, so that the page can say it without a connection", async () => {
    const { form } = await opened(clinic.here);
    expect(form.crisis).toMatchObject([
      { kind: "crisis-line", number: "988", call: "Call 988", text: "Text 988" },
      { kind: "emergency", number: "911" },
    ]);
  });

  it("comes with the receipt where an answer of the patient's raised an alert, in the language of the form", async () => {
    expect((await score({}))?.map(({ number }) => number)).toEqual(["988", "911"]);
    expect((await score({ language: "es", completedBy: "patient" }))?.[0]?.call).toBe("Llamar al 988");
  });

  it("does not where another filled it in, where nothing is amiss, or where the answer is only missing", async () => {
    expect(await score({ completedBy: "clinician" })).toBeNull();
    expect(await score({ completedBy: "caregiver" })).toBeNull();
    expect(await score({}, 0)).toBeNull();
    expect(await score({}, null)).toBeNull();
  });
});

describe("a form sent to the clinic", () => {
  it("while it is open says nothing of hours, nor does its alert", async () => {
    const before = (await alertsOf(clinic.here)).length;
    const { form, proof } = await opened(clinic.here);
    expect(form).not.toHaveProperty("closed");
    expect(await say(proof, { 9: 1 })).toEqual({ state: "saved", help: true });
    expect(await handIn(proof)).toEqual({ state: "answered", language: "en" });
    const alerts = await alertsOf(clinic.here);
    expect(alerts).toHaveLength(before + 1);
    expect(alerts).not.toContain(true);
  });

  it("after hours says when someone reads it, and its alert says that it came then", async () => {
    clinic.wait(8 * 60);
    const closed = { opensAt: "2026-03-03T09:00" };
    const { form, proof } = await opened(clinic.here);
    expect(form.closed).toEqual(closed);
    expect(await say(proof, { 1: 1 })).toEqual({ state: "saved", help: false, closed });
    expect(await say(proof, { 9: 2 })).toEqual({ state: "saved", help: true, closed });
    expect((await alertsOf(clinic.here)).filter((afterHours) => afterHours)).toHaveLength(1);
    expect(await handIn(proof)).toEqual({ state: "answered", language: "en", closed });
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const { alerts } = (await clinic.get("/api/alerts", cookie)).json();
    expect(alerts.map(({ afterHours }: { afterHours: boolean }) => afterHours)).toContain(true);
  });

  it("goes by the hours and the country of that clinic, and of no other", async () => {
    const { there } = clinic;
    for (const words of [
      ["hours", "mon=08:00-24:00"],
      ["country", "de"],
      ["close", "2026-03-09", "Founders' day"],
    ])
      accord("clinic", ...words, "--organization", "There");
    const { form } = await opened(there);
    expect(form).not.toHaveProperty("closed");
    expect(form.crisis).toMatchObject([{ kind: "emergency", number: null }]);
    expect(JSON.stringify(form.crisis)).not.toMatch(/988|911/);
    expect((await opened(clinic.here)).form.closed).toEqual({ opensAt: "2026-03-03T09:00" });
    // Its one day a week is over, and the next one is closed.
    clinic.wait(6 * 60);
    expect((await opened(there)).form.closed).toEqual({ opensAt: "2026-03-16T08:00" });
  });
});
