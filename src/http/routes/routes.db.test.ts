import type { LightMyRequestResponse, RouteOptions } from "fastify";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "../../clinical/access/roles.ts";
import { buildServer } from "../server.ts";
import { withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();

const phq9 = (answers: readonly (number | null)[], more: object = {}) => ({
  entryId: v7(),
  instrument: "PHQ-9",
  answers,
  ...more,
});
const quiet = [2, 2, 1, 2, 1, 1, 1, 1, 0];
const scoresOf = (patient: string) => `/api/patients/${patient}/scores`;
const chartOf = (patient: string) => `/api/patients/${patient}/chart`;

async function keptEntries(patient: string): Promise<number> {
  const { rows } = await clinic.store.asSuperuser((client) =>
    client.query("select count(*)::int as n from accord.entry where patient_id = $1", [patient]),
  );
  return rows[0].n;
}

/** Every refusal is a sentence, and says nothing of how the server is built. */
function expectProblem(answer: LightMyRequestResponse, status: number, code?: string): void {
  const problem = answer.json();
  expect(problem).toMatchObject({ status, ...(code ? { code } : {}) });
  expect(answer.statusCode).toBe(status);
  expect(problem.message).toMatch(/^[A-Z].+[.!?]$/);
  expect(answer.body).not.toMatch(/\bat .+\.ts|select |insert |stack|constraint/i);
}

describe("the route table", () => {
  it("declares an ability and an allow-list of what may leave, for every route", async () => {
    const table: RouteOptions[] = [];
    const settings = { ...clinic.server.settings, demo: true };
    const app = await buildServer({ ...clinic.server, settings }, { onRoute: (route) => void table.push(route) });
    await app.ready();
    const own = table.filter(({ method }) => method !== "HEAD");
    expect(own.length).toBeGreaterThan(19);
    for (const { url, method, config, schema } of own) {
      expect(config?.ability, `${method} ${url} declares who may call it`).toBeDefined();
      const replies = schema?.response as Record<string, unknown> | undefined;
      expect(
        Object.keys(replies ?? {}).some((status) => /^2/.test(status)),
        `${method} ${url} names what it gives`,
      ).toBe(true);
    }
    const open = own.filter(({ config }) => config?.ability === "anyone").map(({ url }) => url);
    expect(open.sort()).toEqual([
      "/api/demo/sign-in",
      "/api/form/answers",
      "/api/form/hand-in",
      "/api/form/open",
      "/api/sign-in",
      "/api/sign-out",
      "/api/welcome",
      "/healthz",
    ]);
    await app.close();
  });

  it("answers nobody who is not signed in", async () => {
    const urls = [
      "/api/session",
      "/api/registry/views",
      "/api/alerts",
      "/api/openapi.json",
      "/api/events",
      chartOf(clinic.here.patient),
    ];
    for (const url of urls) expectProblem(await clinic.get(url), 401, "signed-out");
    const posts = [
      "/api/registry/query",
      "/api/registry/rows",
      "/api/registry/export",
      "/api/people/search",
      "/api/patients",
      scoresOf(clinic.here.patient),
    ];
    for (const url of posts) expectProblem(await clinic.post(url, {}), 401, "signed-out");
  });
});

/** What each role may call, by what the server answers: 403 where it may not. */
const matrix: readonly [string, (cookie: string) => Promise<LightMyRequestResponse>, readonly Role[]][] = [
  [
    "registry",
    (cookie) => clinic.post("/api/registry/query", {}, cookie),
    ["therapist", "prescriber", "care-manager", "pharmacist", "quality-lead"],
  ],
  [
    "export",
    (cookie) => clinic.post("/api/registry/export", {}, cookie),
    ["therapist", "prescriber", "care-manager", "pharmacist"],
  ],
  [
    "search",
    (cookie) => clinic.post("/api/people/search", { text: "jor" }, cookie),
    ["therapist", "prescriber", "care-manager", "pharmacist", "front-desk"],
  ],
  [
    "chart",
    (cookie) => clinic.get(chartOf(clinic.here.patient), cookie),
    ["therapist", "prescriber", "care-manager", "pharmacist", "patient"],
  ],
  [
    "score",
    (cookie) => clinic.post(scoresOf(clinic.here.patient), phq9(quiet), cookie),
    ["therapist", "prescriber", "care-manager", "pharmacist"],
  ],
  ["alerts", (cookie) => clinic.get("/api/alerts", cookie), ["therapist", "prescriber", "care-manager", "pharmacist"]],
  [
    "enrol",
    (cookie) => clinic.post("/api/patients", { name: "New Person" }, cookie),
    ["therapist", "prescriber", "care-manager", "pharmacist"],
  ],
];

describe("roles", () => {
  it.each(matrix)("lets only those call %s who may", async (_, call, allowed) => {
    for (const role of ROLES) {
      const answer = await call(await clinic.signInAs(clinic.here, role));
      if (allowed.includes(role)) expect(answer.statusCode, `${role}: ${answer.body}`).toBeLessThan(300);
      else expectProblem(answer, 403, "not-allowed");
    }
  });

  it("shows a patient their own record and nobody else's", async () => {
    const cookie = await clinic.signInAs(clinic.here, "patient");
    const clinician = await clinic.signInAs(clinic.here, "therapist");
    const { patientId } = (await clinic.post("/api/patients", { name: "Someone Else" }, clinician)).json();
    expect((await clinic.get(chartOf(clinic.here.patient), cookie)).statusCode).toBe(200);
    expect([403, 404]).toContain((await clinic.get(chartOf(patientId), cookie)).statusCode);
  });
});

describe("another organisation's ids", () => {
  it("are answered like ids that do not exist", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const theirs = clinic.there.patient;
    const calls = [
      (id: string) => clinic.get(chartOf(id), cookie),
      (id: string) => clinic.post(scoresOf(id), phq9(quiet), cookie),
      (id: string) =>
        clinic.post(`/api/patients/${id}/entries/e1/retract`, { reason: "wrong person", recordVersion: 0 }, cookie),
      (id: string) => clinic.post(`/api/alerts/${id}/acknowledge`, { note: "called", version: 1 }, cookie),
    ];
    for (const call of calls) {
      const foreign = await call(theirs);
      expectProblem(foreign, 404);
      expect(foreign.json()).toEqual((await call(v7())).json());
    }
    const rows = await clinic.post("/api/registry/rows", { patients: [theirs] }, cookie);
    expect(rows.json()).toEqual({ rows: [], missing: [theirs] });
    const page = await clinic.post("/api/registry/query", {}, cookie);
    expect(page.body).not.toContain(theirs);
    expect((await clinic.post("/api/people/search", { text: "jordan" }, cookie)).body).not.toContain(theirs);
    expect((await clinic.post("/api/registry/export", {}, cookie)).body).not.toContain("There");
    expect(await keptEntries(theirs)).toBe(0);
  });
});

describe("bad input", () => {
  const send = async (payload: string, headers: Record<string, string> = { "content-type": "application/json" }) =>
    clinic.app.inject({
      method: "POST",
      url: scoresOf(clinic.here.patient),
      headers: { "x-accord": "1", cookie: await clinic.signInAs(clinic.here, "therapist"), ...headers },
      payload,
    });

  it.each([
    ["malformed JSON", '{"entryId": ', 400],
    ["no body", "", 400],
    ["a list in place of an object", "[]", 400],
    ["nesting without end", `{"answers":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, 400],
    ["a key that reaches into prototypes", '{"__proto__":{"admin":true}}', 400],
    ["a constructor key", '{"constructor":{"prototype":{"admin":true}}}', 400],
    ["wrong types", JSON.stringify(phq9(quiet, { answers: "2,2,1" })), 400],
    ["answers that are no numbers", JSON.stringify({ ...phq9(quiet), answers: ["2"] }), 400],
    ["a field nobody knows", JSON.stringify(phq9(quiet, { colour: "red" })), 400],
    ["a total its answers do not come to", JSON.stringify(phq9(quiet, { total: 27 })), 422],
    ["an id that is none", JSON.stringify({ ...phq9(quiet), entryId: "1" }), 400],
    ["an answer out of range", JSON.stringify(phq9([4, 2, 1, 2, 1, 1, 1, 1, 0])), 422],
    ["too few answers", JSON.stringify(phq9([1, 2])), 422],
    ["an unknown instrument", JSON.stringify({ ...phq9(quiet), instrument: "PHQ-99" }), 422],
    ["an impossible date", JSON.stringify(phq9(quiet, { at: "2026-02-30" })), 422],
    ["a date to come", JSON.stringify(phq9(quiet, { at: "2031-01-01" })), 422],
  ])("refuses %s with a sentence and keeps nothing", async (_, payload, status) => {
    const before = await keptEntries(clinic.here.patient);
    const answer = await send(payload);
    expectProblem(answer, status);
    expect(await keptEntries(clinic.here.patient)).toBe(before);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it("names the field and the reason", async () => {
    const answer = await send(JSON.stringify({ ...phq9(quiet), answers: [1, "2"] }));
    expect(answer.json().faults).toEqual([
      { entry: null, field: "answers.1", reason: expect.stringContaining("number") },
    ]);
  });

  it("stops reading a body of fifty megabytes", async () => {
    expectProblem(await send(`{"note":"${"x".repeat(50_000_000)}"}`), 413, "too-large");
  });

  it("reads nothing but JSON", async () => {
    expectProblem(await send("a=1", { "content-type": "application/x-www-form-urlencoded" }), 415, "media-type");
    expectProblem(await send("<a/>", { "content-type": "text/xml" }), 415, "media-type");
  });

  it("answers an id that cannot be one without asking the database", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    expect([400, 404]).toContain((await clinic.get("/api/patients/1%27%20or%201=1/chart", cookie)).statusCode);
    expectProblem(await clinic.get("/api/nothing-here", cookie), 404, "not-found");
    expectProblem(await clinic.get("/api/instruments/PHQ-99", cookie), 404, "not-found");
  });

  it("takes no search text that is longer than a name", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    expectProblem(await clinic.post("/api/people/search", { text: "x".repeat(101) }, cookie), 400, "invalid");
  });
});

describe("a score", () => {
  it("sent twice is kept once, with the same answer", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const form = phq9([3, 3, 2, 2, 2, 2, 1, 1, 1]);
    const first = await clinic.post(scoresOf(clinic.here.patient), form, cookie);
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({
      repeated: false,
      scored: { total: 17, band: expect.any(String) },
      upToDate: true,
    });
    expect(first.json().alerts.length).toBeGreaterThan(0);
    const before = await keptEntries(clinic.here.patient);
    const again = await clinic.post(scoresOf(clinic.here.patient), form, cookie);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({
      repeated: true,
      recordVersion: first.json().recordVersion,
      scored: first.json().scored,
    });
    expect(again.json().alerts.map(({ id }: { id: string }) => id)).toEqual(
      first.json().alerts.map(({ id }: { id: string }) => id),
    );
    expect(await keptEntries(clinic.here.patient)).toBe(before);
  });

  it("from a tab that saw an older record is refused, and nothing is written", async () => {
    const cookie = await clinic.signInAs(clinic.here, "prescriber");
    const { recordVersion } = (await clinic.get(chartOf(clinic.here.patient), cookie)).json();
    expect((await clinic.post(scoresOf(clinic.here.patient), phq9(quiet, { recordVersion }), cookie)).statusCode).toBe(
      201,
    );
    const before = await keptEntries(clinic.here.patient);
    expectProblem(await clinic.post(scoresOf(clinic.here.patient), phq9(quiet, { recordVersion }), cookie), 412);
    expect(await keptEntries(clinic.here.patient)).toBe(before);
  });

  it("with item 9 unanswered asks, and the alert can be taken on once", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const receipt = await clinic.post(scoresOf(clinic.here.patient), phq9([1, 1, 1, 1, 1, 1, 1, 1, null]), cookie);
    const [alert] = receipt.json().alerts;
    expect(alert).toMatchObject({ severity: "ask", state: "open" });
    const url = `/api/alerts/${alert.id}/acknowledge`;
    const taken = await clinic.post(url, { note: "Asked by telephone: no.", version: alert.version }, cookie);
    expect(taken.json()).toMatchObject({ state: "acknowledged" });
    const second = await clinic.post(
      url,
      { note: "Me too.", version: alert.version },
      await clinic.signInAs(clinic.here, "prescriber"),
    );
    expectProblem(second, 409);
    expect(second.json().message).toContain("The therapist of Here");
  });

  it("shows in the chart, and taken back it stays there, marked", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const form = phq9(quiet);
    const { recordVersion } = (await clinic.post(scoresOf(clinic.here.patient), form, cookie)).json();
    const url = `/api/patients/${clinic.here.patient}/entries/${form.entryId}/retract`;
    expectProblem(await clinic.post(url, { reason: "wrong patient", recordVersion: recordVersion - 1 }, cookie), 412);
    expect((await clinic.post(url, { reason: "wrong patient", recordVersion }, cookie)).statusCode).toBe(200);
    const { entries } = (await clinic.get(chartOf(clinic.here.patient), cookie)).json();
    expect(
      entries.filter(
        ({ id, retracts }: { id: string; retracts?: string }) => id === form.entryId || retracts === form.entryId,
      ),
    ).toHaveLength(2);
  });
});

describe("the registry", () => {
  it("counts what it shows: the page, its groups and the views say the same", async () => {
    const cookie = await clinic.signInAs(clinic.here, "care-manager");
    const { rows, total, groups } = (await clinic.post("/api/registry/query", {}, cookie)).json();
    expect(rows.length).toBeGreaterThan(0);
    expect(total).toBe(rows.length);
    expect(groups.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(total);
    const { views } = (await clinic.get("/api/registry/views", cookie)).json();
    expect(views[0]).toEqual({ view: "everyone", count: total });
  });
});

describe("what leaves the server", () => {
  it("is described to those who are signed in", async () => {
    const answer = await clinic.get("/api/openapi.json", await clinic.signInAs(clinic.here, "quality-lead"));
    expect(answer.json()).toMatchObject({ openapi: "3.1.0" });
    expect(Object.keys(answer.json().paths)).toContain("/api/registry/query");
  });

  it("carries headers that keep pages, frames and caches in their place", async () => {
    const answer = await clinic.get("/api/welcome");
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "x-request-id": expect.any(String),
    });
  });

  it("says that it is alive, and nothing else", async () => {
    expect((await clinic.get("/healthz")).json()).toEqual({ status: "ok" });
  });
});
