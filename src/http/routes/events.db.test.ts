import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Jobs, startJobs } from "../../jobs/start-jobs.ts";
import { readEvents } from "../testing/read-events.ts";
import { type TestOrganization, withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();
let jobs: Jobs;
let url: string;

beforeAll(async () => {
  const { database, knowledge, changes } = clinic.server;
  jobs = await startJobs({
    database,
    knowledge,
    changed: (change) => changes.publish(change),
    resync: () => changes.resync(),
  });
  url = `${await clinic.app.listen({ host: "127.0.0.1", port: 0 })}/api/events`;
});
afterAll(() => jobs.stop());

async function submitScore(organization: TestOrganization): Promise<void> {
  const cookie = await clinic.signInAs(organization, "therapist");
  const body = { entryId: v7(), instrument: "PHQ-9", answers: [1, 1, 1, 1, 1, 1, 1, 1, 0] };
  expect((await clinic.post(`/api/patients/${organization.patient}/scores`, body, cookie)).statusCode).toBe(201);
}

describe("the event stream", () => {
  it("tells the prescriber's open screen of the therapist's score, by id alone", async () => {
    const prescriber = await readEvents(url, await clinic.signInAs(clinic.here, "prescriber"));
    await submitScore(clinic.here);
    const heard = await prescriber.next(
      ({ kind, patients }) => kind === "patient-changed" && patients.includes(clinic.here.patient),
    );
    expect(Object.keys(heard).sort()).toEqual(["kind", "patients"]);
    prescriber.close();
  });

  it("tells nobody of another organisation", async () => {
    const listening = await readEvents(url, await clinic.signInAs(clinic.here, "prescriber"));
    const theirs = await readEvents(url, await clinic.signInAs(clinic.there, "therapist"));
    await submitScore(clinic.there);
    await theirs.next(({ patients }) => patients.includes(clinic.there.patient));
    await submitScore(clinic.here);
    await listening.next(({ patients }) => patients.includes(clinic.here.patient));
    expect(JSON.stringify(listening.all)).not.toContain(clinic.there.patient);
    listening.close();
    theirs.close();
  });

  it.each(["front-desk", "patient", "support-person"] as const)("is shut for %s", async (role) => {
    expect((await readEvents(url, await clinic.signInAs(clinic.here, role))).status).toBe(403);
  });

  it("ends with the session, within a minute", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const cookie = await clinic.signInAs(clinic.here, "prescriber");
      const heard = await readEvents(url, cookie);
      expect(heard.status).toBe(200);
      clinic.wait(16);
      vi.advanceTimersByTime(60_000);
      await heard.ended;
      expect((await clinic.get("/api/session", cookie)).statusCode).toBe(401);
    } finally {
      vi.useRealTimers();
    }
  });
});
