import type { LightMyRequestResponse } from "fastify";
import { describe, expect, it } from "vitest";
import { remindForms } from "../../service/forms/remind-forms.ts";
import { takeRebuilds } from "../../service/take-outbox.ts";
import { buildServer } from "../server.ts";
import { cookieOf, emailOf, PASSWORD, withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();
const BORN = "1988-03-02";

interface Link {
  readonly requestId: string;
  readonly token: string;
}

async function ask(more: object = {}, organization = clinic.here): Promise<Link> {
  const cookie = await clinic.signInAs(organization, "therapist");
  const url = `/api/patients/${organization.patient}/form-requests`;
  const answer = await clinic.post(url, { instruments: ["PHQ-9"], ...more }, cookie);
  expect(answer.statusCode, answer.body).toBe(201);
  const { requestId, link } = answer.json();
  return { requestId, token: new URL(link).hash.slice(1) };
}

const open = (body: object, cookie?: string) => clinic.post("/api/form/open", body, cookie);
const save = (body: object, cookie?: string) => clinic.post("/api/form/answers", body, cookie);
const handIn = (body: object, cookie?: string) => clinic.post("/api/form/hand-in", body, cookie);

async function identified(link: Link): Promise<{ token: string; pass: string }> {
  const { pass } = (await open({ token: link.token, birthDate: BORN })).json();
  return { token: link.token, pass };
}

async function requestsHere() {
  const cookie = await clinic.signInAs(clinic.here, "therapist");
  return (await clinic.get(`/api/patients/${clinic.here.patient}/form-requests`, cookie)).json().requests as {
    id: string;
    state: string;
    remindSince: string | null;
  }[];
}
const stateOf = async ({ requestId }: Link) => (await requestsHere()).find(({ id }) => id === requestId)?.state;
const sheet = (values: readonly (number | null)[]) =>
  Object.fromEntries(values.map((value, place) => [`${place + 1}`, value]));

async function openAlerts() {
  const cookie = await clinic.signInAs(clinic.here, "therapist");
  const { alerts } = (await clinic.get(`/api/patients/${clinic.here.patient}/chart`, cookie)).json();
  return alerts as { id: string; rule: string; severity: string; entryId: string; message: string }[];
}

async function keptScores(): Promise<
  { id: string; replaces?: string; answers: unknown; author: object; mode: string }[]
> {
  const { rows } = await clinic.store.asSuperuser((client) =>
    client.query("select body from accord.entry where patient_id = $1 order by version", [clinic.here.patient]),
  );
  return rows.map(({ body }) => body);
}

function expectProblem(answer: LightMyRequestResponse, status: number, code: string): void {
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
  expect(answer.json().message).toMatch(/^[A-Z].+[.!?]$/);
}

describe("a link", () => {
  it("says nothing of the person, asks for the birth date, and then shows the form alone", async () => {
    const link = await ask();
    const first = await open({ token: link.token });
    expect(first.json()).toEqual({
      state: "birth-date",
      organization: "Here",
      language: "en",
      completedBy: "patient",
      wrong: false,
      triesLeft: 5,
    });
    expect(await stateOf(link)).toBe("sent");
    const form = await open({ token: link.token, birthDate: BORN });
    expect(form.json()).toMatchObject({
      state: "open",
      mode: "link",
      sheets: [{ form: { id: "PHQ-9", language: "en" }, answers: {}, helpFrom: { 9: 1 } }],
    });
    expect(form.body).not.toContain("Jordan");
    expect(form.body).not.toContain(clinic.here.patient);
    expect(await stateOf(link)).toBe("opened");
  });

  it("is kept as a hash, and written in no log", async () => {
    const written: string[] = [];
    const log = { level: "trace", stream: { write: (line: string) => void written.push(line) } };
    const app = await buildServer(clinic.server, { log });
    const link = await ask();
    const send = (url: string, payload: object) =>
      app.inject({ method: "POST", url, headers: { "x-accord": "1" }, payload });
    const { pass } = (await send("/api/form/open", { token: link.token, birthDate: BORN })).json();
    await send("/api/form/answers", { token: link.token, pass, instrument: "PHQ-9", answers: { 1: 2 } });
    await send("/api/form/open", { token: `${link.token}x` });
    await app.close();
    const { rows } = await clinic.store.asSuperuser((client) =>
      client.query(
        "select r::text as line from accord.form_request r union all select e::text from accord.audit_event e",
      ),
    );
    const secret = Buffer.from(link.token, "base64url").subarray(32);
    const kept = rows.map(({ line }) => line).join("\n");
    for (const text of [link.token, secret.toString("base64url"), secret.toString("hex"), pass]) {
      expect(written.join("")).not.toContain(text);
      expect(kept).not.toContain(text);
    }
    expect(written.join("")).toContain("/api/form/answers");
  });

  it("shuts itself after five wrong birth dates, until the clinic sends a new one", async () => {
    const link = await ask();
    for (const triesLeft of [4, 3, 2, 1])
      expect((await open({ token: link.token, birthDate: "1990-01-01" })).json()).toMatchObject({
        state: "birth-date",
        wrong: true,
        triesLeft,
      });
    expect((await open({ token: link.token, birthDate: "1990-01-01" })).json()).toMatchObject({ state: "locked" });
    expect((await open({ token: link.token, birthDate: BORN })).json()).toMatchObject({ state: "locked" });
    expect(await stateOf(link)).toBe("locked");
    const cookie = await clinic.signInAs(clinic.here, "prescriber");
    const url = `/api/patients/${clinic.here.patient}/form-requests/${link.requestId}/renew`;
    const renewed = (await clinic.post(url, {}, cookie)).json();
    expectProblem(await open({ token: link.token }), 404, "no-such-link");
    const token = new URL(renewed.link).hash.slice(1);
    expect((await open({ token, birthDate: BORN })).json()).toMatchObject({ state: "open" });
  });

  it("runs out, and says so", async () => {
    const link = await ask({ days: 1 });
    const proof = await identified(link);
    clinic.wait(24 * 60 + 1);
    expect((await open({ token: link.token })).json()).toEqual({ state: "expired", language: "en" });
    expect((await save({ ...proof, instrument: "PHQ-9", answers: { 1: 1 } })).json().state).toBe("expired");
    expect(await stateOf(link)).toBe("expired");
  });

  it("is spent once handed in: a second look is told kindly, and nothing can be added", async () => {
    const link = await ask();
    const proof = await identified(link);
    await save({ ...proof, instrument: "PHQ-9", answers: sheet([1, 1, 1, 1, 1, 1, 1, 1, 0]) });
    expect((await handIn(proof)).json()).toEqual({ state: "answered", language: "en" });
    const before = await keptScores();
    expect(before.at(-1)).toMatchObject({
      instrument: "PHQ-9",
      answers: [1, 1, 1, 1, 1, 1, 1, 1, 0, null],
      completedBy: "patient",
      mode: "link",
      author: { role: "patient", id: clinic.here.patient },
    });
    expect((await open({ token: link.token })).json()).toEqual({ state: "answered", language: "en" });
    expect((await save({ ...proof, instrument: "PHQ-9", answers: { 9: 3 } })).json().state).toBe("answered");
    expect((await handIn(proof)).json().state).toBe("answered");
    expect(await keptScores()).toEqual(before);
    expect(await stateOf(link)).toBe("answered");
  });

  it("goes on where it was, on a second device; answers of both are kept", async () => {
    const link = await ask();
    const phone = await identified(link);
    await save({ ...phone, instrument: "PHQ-9", answers: { 1: 2, 2: null } });
    const second = (await open({ token: link.token, birthDate: BORN })).json();
    expect(second.sheets[0].answers).toEqual({ 1: 2, 2: null });
    await save({ token: link.token, pass: second.pass, instrument: "PHQ-9", answers: { 3: 1 } });
    expect((await open(phone)).json().sheets[0].answers).toEqual({ 1: 2, 2: null, 3: 1 });
  });

  it("needs the pass that the birth date gave: of this link, and for half a day", async () => {
    const link = await ask();
    const proof = await identified(link);
    const answers = { instrument: "PHQ-9", answers: { 1: 1 } };
    expect((await save({ token: link.token, ...answers })).json().state).toBe("birth-date");
    const other = await identified(await ask());
    expect((await save({ token: link.token, pass: other.pass, ...answers })).json().state).toBe("birth-date");
    expect((await save({ token: link.token, pass: `${proof.pass}x`, ...answers })).json().state).toBe("birth-date");
    expect((await handIn({ token: link.token })).json().state).toBe("birth-date");
    clinic.wait(12 * 60 + 1);
    expect((await save({ ...proof, ...answers })).json().state).toBe("birth-date");
  });

  it.each([
    ["cut short", (token: string) => token.slice(0, -4)],
    ["of nobody's", () => "x".repeat(86)],
    ["of another clinic with this request's id", (token: string) => swapped(token)],
    ["with another secret", (token: string) => `${token.slice(0, -6)}AAAAAA`],
    ["empty", () => ""],
  ])("%s opens nothing and learns nothing", async (_, change) => {
    const link = await ask();
    const token = change(link.token);
    expectProblem(await open({ token }), 404, "no-such-link");
    expectProblem(await save({ token, pass: "x", instrument: "PHQ-9", answers: { 1: 1 } }), 404, "no-such-link");
    expectProblem(await handIn({ token }), 404, "no-such-link");
  });
  const swapped = (token: string) => {
    const bytes = Buffer.from(token, "base64url");
    Buffer.from(clinic.there.id.replaceAll("-", ""), "hex").copy(bytes, 0);
    return bytes.toString("base64url");
  };

  it("takes only answers its questions offer", async () => {
    const proof = await identified(await ask());
    const send = (instrument: string, answers: object) => save({ ...proof, instrument, answers });
    expectProblem(await send("PHQ-9", { 1: 4 }), 422, "invalid-answer");
    expectProblem(await send("PHQ-9", { nine: 1 }), 422, "invalid-answer");
    expectProblem(await send("GAD-7", { 1: 1 }), 422, "not-in-this-form");
    expectProblem(await send("PHQ-9", { 1: "1" }), 400, "invalid");
    expectProblem(await handIn(proof), 422, "nothing-answered");
  });
});

describe("safety", () => {
  it("alerts the clinicians while the form is unfinished, once, and again where the answer is worse", async () => {
    const link = await ask();
    const proof = await identified(link);
    const before = (await openAlerts()).map(({ id }) => id);
    const news = async () => (await openAlerts()).filter(({ id }) => !before.includes(id));
    expect((await save({ ...proof, instrument: "PHQ-9", answers: { 1: 1 } })).json()).toMatchObject({
      state: "saved",
      help: false,
    });
    expect(await news()).toEqual([]);
    const positive = await save({ ...proof, instrument: "PHQ-9", answers: { 9: 1 } });
    expect(positive.json()).toMatchObject({ state: "saved", help: true });
    expect((await news()).map(({ rule }) => rule)).toEqual(["PIV-S1"]);
    await save({ ...proof, instrument: "PHQ-9", answers: { 2: 1 } });
    expect(await news()).toHaveLength(1);
    await save({ ...proof, instrument: "PHQ-9", answers: { 9: 3 } });
    expect(await news()).toHaveLength(2);
    await save({ ...proof, instrument: "PHQ-9", answers: { 9: 0 } });
    await handIn(proof);
    // What was once said stays an alert until someone has looked at it.
    expect((await news()).map(({ rule }) => rule)).toEqual(["PIV-S1", "PIV-S1"]);
    const scores = await keptScores();
    expect(scores.at(-1)?.replaces).toBe(scores.at(-2)?.id);
    expect(scores.at(-2)?.replaces).toBe(scores.at(-3)?.id);
  });

  it("takes an unanswered item 9, skipped or never reached, as a question to ask: at the end, not before", async () => {
    for (const answers of [sheet([1, 1, 1, 1, 1, 1, 1, 1, null]), sheet([2, 2])]) {
      const proof = await identified(await ask());
      const before = (await openAlerts()).map(({ id }) => id);
      const news = async () =>
        (await openAlerts()).filter(({ id }) => !before.includes(id)).map(({ severity }) => severity);
      await save({ ...proof, instrument: "PHQ-9", answers });
      expect(await news()).toEqual([]);
      await handIn(proof);
      expect(await news()).toEqual(["ask"]);
    }
  });

  it("moves the registry row right behind the answers", async () => {
    const proof = await identified(await ask());
    await save({ ...proof, instrument: "PHQ-9", answers: sheet([3, 3, 3, 3, 3, 3, 3, 3, 2]) });
    await handIn(proof);
    await takeRebuilds(clinic.server);
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const { row, recordVersion, entries } = (
      await clinic.get(`/api/patients/${clinic.here.patient}/chart`, cookie)
    ).json();
    expect(row.symptom.value.now).toBe(26);
    expect(row.upToDate).toBe(true);
    expect(entries).toHaveLength(recordVersion);
    const rows = await clinic.post("/api/registry/rows", { patients: [clinic.here.patient] }, cookie);
    expect(rows.json().rows[0]).toMatchObject({ flag: "safety", upToDate: true });
  });
});

describe("who may ask", () => {
  it.each(["front-desk", "quality-lead", "patient", "support-person"] as const)("not %s", async (role) => {
    const cookie = await clinic.signInAs(clinic.here, role);
    const url = `/api/patients/${clinic.here.patient}/form-requests`;
    expectProblem(await clinic.post(url, { instruments: ["PHQ-9"] }, cookie), 403, "not-allowed");
  });

  it("not for another clinic's patient, nor for a form whose words are not ours or a language it lacks", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const to = (patient: string) => `/api/patients/${patient}/form-requests`;
    expectProblem(await clinic.post(to(clinic.there.patient), { instruments: ["PHQ-9"] }, cookie), 404, "not-found");
    const own = to(clinic.here.patient);
    expectProblem(await clinic.post(own, { instruments: ["WHO-5"] }, cookie), 422, "not-a-patient-form");
    expectProblem(await clinic.post(own, { instruments: ["PHQ-99"] }, cookie), 422, "not-a-patient-form");
    expectProblem(await clinic.post(own, { instruments: ["PHQ-9"], language: "xx" }, cookie), 422, "no-such-language");
    expectProblem(await clinic.post(own, { instruments: [] }, cookie), 400, "invalid");
    expectProblem(await clinic.post(own, { instruments: ["PHQ-9"], days: 31 }, cookie), 400, "invalid");
    const { requestId } = await ask({}, clinic.there);
    expectProblem(await clinic.post(`${own}/${requestId}/cancel`, undefined, cookie), 404, "not-found");
    const { patientId } = (await clinic.post("/api/patients", { name: "No Birthday" }, cookie)).json();
    expectProblem(await clinic.post(to(patientId), { instruments: ["PHQ-9"] }, cookie), 422, "birth-date-unknown");
  });

  it("calls it off: the link says so, and what is over cannot be changed", async () => {
    const link = await ask();
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const url = `/api/patients/${clinic.here.patient}/form-requests/${link.requestId}`;
    expect((await clinic.post(`${url}/cancel`, undefined, cookie)).statusCode).toBe(204);
    expect((await open({ token: link.token })).json()).toEqual({ state: "cancelled", language: "en" });
    expectProblem(await clinic.post(`${url}/renew`, {}, cookie), 409, "form-cancelled");
  });
});

describe("reminders", () => {
  it("are a task for the clinic two days after asking, gone once done or answered", async () => {
    const link = await ask();
    const due = async () => (await requestsHere()).find(({ id }) => id === link.requestId)?.remindSince ?? null;
    clinic.wait(2 * 24 * 60 - 5);
    await remindForms(clinic.server);
    expect(await due()).toBeNull();
    clinic.wait(10);
    await remindForms(clinic.server);
    expect(await due()).toBe(clinic.server.clock());
    const cookie = await clinic.signInAs(clinic.here, "care-manager");
    const url = `/api/patients/${clinic.here.patient}/form-requests/${link.requestId}/reminded`;
    await clinic.post(url, undefined, cookie);
    await remindForms(clinic.server);
    expect(await due()).toBeNull();
  });
});

describe("what was asked for and not answered", () => {
  const rowAsked = async () => {
    await takeRebuilds(clinic.server);
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const rows = await clinic.post("/api/registry/rows", { patients: [clinic.here.patient] }, cookie);
    return rows.json().rows[0].asked;
  };
  const chartOf = async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    return (await clinic.get(`/api/patients/${clinic.here.patient}/chart`, cookie)).json();
  };

  it("stands in the registry and beside what falls due, as far as it came, until it is handed in", async () => {
    for (const { id, state } of await requestsHere())
      if (state !== "answered" && state !== "cancelled") {
        const cookie = await clinic.signInAs(clinic.here, "therapist");
        await clinic.post(`/api/patients/${clinic.here.patient}/form-requests/${id}/cancel`, undefined, cookie);
      }
    expect(await rowAsked()).toBeNull();
    clinic.wait(24 * 60);
    const link = await ask();
    const { today } = await chartOf();
    expect(await rowAsked()).toEqual({ on: today, instruments: ["PHQ-9"], state: "sent", remind: false });
    expect((await chartOf()).row.asked.state).toBe("sent");
    const known = await identified(link);
    expect((await rowAsked()).state).toBe("opened");
    await save({ ...known, instrument: "PHQ-9", answers: sheet([1, 1, 0]) });
    expect((await rowAsked()).state).toBe("begun");
    clinic.wait(2 * 24 * 60);
    await remindForms(clinic.server);
    expect((await rowAsked()).remind).toBe(true);
    const again = { token: link.token, pass: (await open({ token: link.token, birthDate: BORN })).json().pass };
    await save({ ...again, instrument: "PHQ-9", answers: sheet([1, 1, 0, 0, 0, 0, 0, 0, 0]) });
    expect((await handIn(again)).json().state).toBe("answered");
    expect(await rowAsked()).toBeNull();
  });
});

describe("a tablet", () => {
  const start = async (role: "therapist" | "front-desk" = "therapist") => {
    const cookie = await clinic.signInAs(clinic.here, role);
    const url = `/api/patients/${clinic.here.patient}/kiosk`;
    return { cookie, answer: await clinic.post(url, { instruments: ["PHQ-9", "GAD-7"] }, cookie) };
  };
  const tabletOf = (answer: LightMyRequestResponse) => {
    const set = answer.cookies.find(({ name }) => name === "accord-form");
    expect(set).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    return `${set?.name}=${set?.value}`;
  };

  it("ends the session of whoever hands it over, and opens that form alone, without a birth date", async () => {
    const { cookie, answer } = await start();
    expect(answer.statusCode).toBe(204);
    expect((await clinic.get("/api/session", cookie)).statusCode).toBe(401);
    const tablet = tabletOf(answer);
    for (const url of ["/api/session", "/api/alerts", `/api/patients/${clinic.here.patient}/chart`])
      expect((await clinic.get(url, tablet)).statusCode).toBe(401);
    const form = (await open({}, tablet)).json();
    expect(form).toMatchObject({ state: "open", mode: "kiosk", sheets: [{}, {}] });
    await save({ instrument: "GAD-7", answers: sheet([1, 1, 1, 1, 1, 1, 1]) }, tablet);
    expect((await handIn({}, tablet)).json().state).toBe("answered");
    const kept = await keptScores();
    expect(kept.slice(-2).map(({ mode }) => mode)).toEqual(["kiosk", "kiosk"]);
    expect((await open({}, tablet)).json().state).toBe("answered");
  });

  it("comes back by signing in", async () => {
    const tablet = tabletOf((await start()).answer);
    const body = { email: emailOf(clinic.here.id, "therapist"), password: PASSWORD };
    const back = await clinic.post("/api/sign-in", body, tablet);
    expect(back.cookies.find(({ name }) => name === "accord-form")?.value).toBe("");
    expect((await clinic.get("/api/session", cookieOf(back))).statusCode).toBe(200);
  });

  it("is good for one sitting", async () => {
    const tablet = tabletOf((await start()).answer);
    clinic.wait(2 * 60 + 1);
    expect((await open({}, tablet)).json().state).toBe("expired");
  });

  it("may be handed out by the front desk for a form a clinician asked for, and for no other", async () => {
    const link = await ask();
    const { answer } = await start("front-desk");
    expectProblem(answer, 403, "not-allowed");
    const cookie = await clinic.signInAs(clinic.here, "front-desk");
    const list = (await clinic.get(`/api/patients/${clinic.here.patient}/form-requests`, cookie)).json();
    expect(list.forms).toEqual([]);
    expect(list.requests.flatMap(({ instruments }: { instruments: string[] }) => instruments)).toEqual([]);
    const url = `/api/patients/${clinic.here.patient}/form-requests/${link.requestId}/kiosk`;
    const tablet = tabletOf(await clinic.post(url, undefined, cookie));
    expect((await open({}, tablet)).json()).toMatchObject({ state: "open", mode: "kiosk" });
    expectProblem(await open({ token: link.token }), 404, "no-such-link");
  });

  const waitingFor = async (role: "front-desk" | "quality-lead" | "patient") =>
    clinic.get("/api/waiting-forms", await clinic.signInAs(clinic.here, role));

  it("shows the front desk whom a form waits for, once each, and not which, why or from whom", async () => {
    await ask({ why: "before the visit" });
    const link = await ask({ instruments: ["GAD-7"], why: "before the visit" });
    const answer = await waitingFor("front-desk");
    const today = clinic.server.clock().slice(0, 10);
    expect(answer.json().waiting).toEqual([
      {
        requestId: link.requestId,
        patientId: clinic.here.patient,
        patientName: expect.any(String),
        birthDate: BORN,
        askedOn: today,
      },
    ]);
    expect(answer.body).not.toMatch(/GAD|PHQ|before the visit/);
    const known = await identified(link);
    await save({ ...known, instrument: "GAD-7", answers: sheet([0, 0, 0, 0, 0, 0, 0]) });
    await handIn(known);
    expect((await waitingFor("front-desk")).json().waiting.map((one: Link) => one.requestId)).not.toContain(
      link.requestId,
    );
    clinic.wait(31 * 24 * 60);
    expect((await waitingFor("front-desk")).json().waiting).toEqual([]);
  });

  it.each(["quality-lead", "patient"] as const)("shows %s nobody", async (role) => {
    expectProblem(await waitingFor(role), 403, "not-allowed");
  });
});
