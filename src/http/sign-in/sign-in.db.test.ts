import { describe, expect, it } from "vitest";
import { changeAttempts } from "../../store/identity/attempts.ts";
import { identityOf, setMustChangePassword } from "../../store/identity/memberships.ts";
import { cookieOf, emailOf, PASSWORD, withTestClinic } from "../testing/test-clinic.ts";
import { attemptKey } from "./attempt-key.ts";

const clinic = withTestClinic();
const wrong = "the kettle sings at ten";
const signIn = (email: string, password: string) => clinic.post("/api/sign-in", { email, password });

describe("signing in", () => {
  it("opens a session that says who one is, what one may do and when it falls asleep", async () => {
    const answer = await signIn(emailOf(clinic.here.id, "therapist"), PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      person: { id: clinic.here.people.therapist, role: "therapist" },
      organization: { id: clinic.here.id, name: "Here", today: "2026-03-02" },
      landing: "/registry",
      demo: false,
      idleSeconds: 900,
    });
    expect(answer.json().abilities).toContain("chart.read");
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect((await clinic.get("/api/session", cookieOf(answer))).json()).toEqual(answer.json());
  });

  it("answers a wrong password and an unknown account word for word alike", async () => {
    const known = await signIn(emailOf(clinic.there.id, "pharmacist"), wrong);
    const unknown = await signIn("nobody@nowhere.example", wrong);
    expect(known.statusCode).toBe(401);
    expect(unknown.statusCode).toBe(401);
    expect(unknown.json()).toEqual(known.json());
  });

  it("ends the session a browser came with", async () => {
    const before = await clinic.signInAs(clinic.here, "pharmacist");
    const answer = await clinic.post(
      "/api/sign-in",
      { email: emailOf(clinic.here.id, "pharmacist"), password: PASSWORD },
      before,
    );
    expect(cookieOf(answer)).not.toBe(before);
    expect((await clinic.get("/api/session", before)).statusCode).toBe(401);
  });

  it("signs out at once, and again without harm", async () => {
    const cookie = await clinic.signInAs(clinic.here, "care-manager");
    expect((await clinic.post("/api/sign-out", undefined, cookie)).statusCode).toBe(204);
    expect((await clinic.get("/api/session", cookie)).statusCode).toBe(401);
    expect((await clinic.post("/api/sign-out", undefined, cookie)).statusCode).toBe(204);
  });

  it("lets nobody in whose person is no longer active, from the next request on", async () => {
    const cookie = await clinic.signInAs(clinic.there, "care-manager");
    const person = clinic.there.people["care-manager"];
    await clinic.store.asSuperuser((client) =>
      client.query("update accord.person set active = false where id = $1", [person]),
    );
    expect((await clinic.get("/api/session", cookie)).statusCode).toBe(401);
    expect((await signIn(emailOf(clinic.there.id, "care-manager"), PASSWORD)).statusCode).toBe(401);
  });

  it("lets a changed role take effect at the next request", async () => {
    const cookie = await clinic.signInAs(clinic.there, "pharmacist");
    expect((await clinic.get("/api/registry/views", cookie)).statusCode).toBe(200);
    const person = clinic.there.people.pharmacist;
    await clinic.store.asSuperuser((client) =>
      client.query("update accord.person set role = 'front-desk' where id = $1", [person]),
    );
    expect((await clinic.get("/api/registry/views", cookie)).statusCode).toBe(403);
  });
});

describe("the lockout", () => {
  it.each([
    ["a real account", () => emailOf(clinic.here.id, "prescriber"), PASSWORD],
    ["an account that is not there", () => "ghost@nowhere.example", wrong],
  ])(
    "asks %s to wait after five wrong passwords, even with the right one, and opens again by itself",
    async (_, email, right) => {
      for (let index = 0; index < 4; index += 1) expect((await signIn(email(), wrong)).statusCode).toBe(401);
      const fifth = await signIn(email(), wrong);
      expect(fifth.statusCode).toBe(429);
      expect(fifth.headers["retry-after"]).toBe("60");
      expect(fifth.json().message).toContain("1 minute");
      expect((await signIn(email(), right)).statusCode).toBe(429);
      clinic.wait(1);
      expect((await signIn(email(), right)).statusCode).toBe(right === PASSWORD ? 200 : 429);
    },
  );

  it("cannot be outrun by many tries at once", async () => {
    const email = emailOf(clinic.here.id, "quality-lead");
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, wrong)));
    expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBe(4);
    clinic.wait(16);
    expect((await signIn(email, PASSWORD)).statusCode).toBe(200);
  });

  it("also counts by source: one that tries many accounts waits at all of them, and no other source does", async () => {
    const from = (remoteAddress: string, email: string, password: string) =>
      clinic.app.inject({
        method: "POST",
        url: "/api/sign-in",
        headers: { "x-accord": "1" },
        remoteAddress,
        payload: { email, password },
      });
    const email = emailOf(clinic.here.id, "pharmacist");
    const key = attemptKey(clinic.server.settings.secret, "source", "203.0.113.9");
    const earlier = { failures: 48, lastAt: clinic.server.clock(), waitUntil: null };
    await changeAttempts(clinic.server.database, [key], () => new Map([[key, earlier]]));
    expect((await from("203.0.113.9", "one@nowhere.example", wrong)).statusCode).toBe(401);
    expect((await from("203.0.113.9", "two@nowhere.example", wrong)).statusCode).toBe(429);
    expect((await from("203.0.113.9", email, PASSWORD)).statusCode).toBe(429);
    expect((await from("203.0.113.10", email, PASSWORD)).statusCode).toBe(200);
  });

  it("counts wrong passwords in a row: a right one in between starts anew", async () => {
    const email = emailOf(clinic.here.id, "support-person");
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < 3; index += 1) expect((await signIn(email, wrong)).statusCode).toBe(401);
      expect((await signIn(email, PASSWORD)).statusCode).toBe(200);
    }
  });
});

describe("a session", () => {
  it("ends after a quarter of an hour without an act, and says so", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    clinic.wait(14);
    expect((await clinic.get("/api/session", cookie)).statusCode).toBe(200);
    clinic.wait(14);
    expect((await clinic.get("/api/session", cookie)).statusCode).toBe(200);
    clinic.wait(15);
    const ended = await clinic.get("/api/session", cookie);
    expect(ended.statusCode).toBe(401);
    expect(ended.json()).toMatchObject({ code: "session-ended" });
  });

  it("is not kept awake by a page that fetches on its own", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    clinic.wait(10);
    const headers = { "x-accord": "background" };
    expect((await clinic.post("/api/registry/rows", { patients: [] }, cookie, headers)).statusCode).toBe(200);
    clinic.wait(10);
    expect((await clinic.get("/api/session", cookie)).statusCode).toBe(401);
  });

  it("ends after twelve hours, however busy", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    for (let quarter = 1; quarter < 72; quarter += 1) {
      clinic.wait(10);
      expect((await clinic.get("/api/session", cookie)).statusCode).toBe(200);
    }
    clinic.wait(10);
    expect((await clinic.get("/api/session", cookie)).statusCode).toBe(401);
  });

  it("gives patients half an hour", async () => {
    const cookie = await clinic.signInAs(clinic.here, "patient");
    clinic.wait(29);
    const answer = await clinic.get("/api/session", cookie);
    expect(answer.json()).toMatchObject({ idleSeconds: 1800, landing: `/patients/${clinic.here.patient}` });
  });

  it.each(["", "x", "a".repeat(5000)])("is not opened by a made-up token (%#)", async (token) => {
    expect((await clinic.get("/api/session", `accord=${token}`)).statusCode).toBe(401);
  });
});

describe("a password for one time", () => {
  it("opens nothing until it is changed, and then ends every other session", async () => {
    const person = { organizationId: clinic.there.id, personId: clinic.there.people.therapist };
    const identity = await identityOf(clinic.server.database, person);
    const elsewhere = await clinic.signInAs(clinic.there, "therapist");
    await setMustChangePassword(clinic.server.database, identity ?? "", true);
    const cookie = await clinic.signInAs(clinic.there, "therapist");
    expect((await clinic.get("/api/session", cookie)).json()).toMatchObject({ abilities: [], landing: "/password" });
    expect((await clinic.get("/api/registry/views", cookie)).json()).toMatchObject({
      status: 403,
      code: "password-change-required",
    });

    const change = (current: string, next: string) => clinic.post("/api/password", { current, next }, cookie);
    expect((await change(wrong, "a lamp beside the door")).statusCode).toBe(400);
    const weak = await change(PASSWORD, "password1234");
    expect(weak.json()).toMatchObject({ status: 400, code: "weak-password", faults: [{ field: "next" }] });
    const changed = await change(PASSWORD, "a lamp beside the door");
    expect(changed.statusCode).toBe(200);
    expect((await clinic.get("/api/registry/views", cookieOf(changed))).statusCode).toBe(200);
    for (const old of [cookie, elsewhere]) expect((await clinic.get("/api/session", old)).statusCode).toBe(401);
    expect((await signIn(emailOf(clinic.there.id, "therapist"), "a lamp beside the door")).statusCode).toBe(200);
  });
});

describe("another site's page", () => {
  it.each([
    ["without our header", {}],
    ["with a foreign origin", { "x-accord": "1", origin: "https://evil.example" }],
    ["with an origin that is none", { "x-accord": "1", origin: "null" }],
    ["marked cross-site by the browser", { "x-accord": "1", "sec-fetch-site": "cross-site" }],
    ["marked same-site, another host", { "x-accord": "1", "sec-fetch-site": "same-site" }],
  ])("cannot make a browser change or search anything: %s", async (_, headers) => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const posts = ["/api/sign-in", "/api/sign-out", "/api/registry/query", "/api/people/search", "/api/patients"];
    for (const url of posts) {
      const answer = await clinic.app.inject({ method: "POST", url, headers: { cookie, ...headers }, payload: {} });
      expect(answer.json()).toMatchObject({ status: 403, code: "not-same-origin" });
    }
    expect((await clinic.get("/api/session", cookie)).statusCode).toBe(200);
  });

  it("is told apart from our own", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const headers = { origin: "http://localhost:8080", host: "localhost:8080", "sec-fetch-site": "same-origin" };
    expect((await clinic.post("/api/people/search", { text: "jo" }, cookie, headers)).statusCode).toBe(200);
  });
});

describe("demo sign-in", () => {
  it("does not exist outside demo mode", async () => {
    const answer = await clinic.post("/api/demo/sign-in", { personId: clinic.here.people.therapist });
    expect(answer.statusCode).toBe(404);
    expect((await clinic.get("/api/welcome")).json()).toEqual({ demo: false, people: [] });
  });
});
