import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readEvents } from "./testing/read-events.ts";
import { type ServerProcess, startServerProcess } from "./testing/server-process.ts";
import { emailOf, PASSWORD, withTestClinic } from "./testing/test-clinic.ts";

const clinic = withTestClinic();
let folder: string;
let one: ServerProcess;
let other: ServerProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-two-"));
  const environment = {
    DATABASE_URL: clinic.store.url,
    ACCORD_DATA: folder,
    ACCORD_SECRET: "one secret for both of the processes",
  };
  [one, other] = await Promise.all([
    startServerProcess(environment, "--no-web"),
    startServerProcess(environment, "--no-web"),
  ]);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const post = (url: string, body: unknown, cookie = "") =>
  fetch(url, {
    method: "POST",
    headers: { "x-accord": "1", "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });

async function signIn(url: string, role: string): Promise<string> {
  const answer = await post(`${url}/api/sign-in`, { email: emailOf(clinic.here.id, role), password: PASSWORD });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

it("lets two processes on one database hear each other, share sessions, and stop cleanly", async () => {
  const therapist = await signIn(one.url, "therapist");
  const prescriber = await signIn(other.url, "prescriber");
  const heard = await readEvents(`${other.url}/api/events`, prescriber);
  const body = { entryId: v7(), instrument: "PHQ-9", answers: [2, 2, 2, 2, 2, 2, 2, 2, 2] };
  // Signed in at one process, sent to the other one that the prescriber does not listen to.
  expect((await post(`${one.url}/api/patients/${clinic.here.patient}/scores`, body, therapist)).status).toBe(201);
  await heard.next(({ kind, patients }) => kind === "patient-changed" && patients.includes(clinic.here.patient));
  await heard.next(({ kind }) => kind === "alert-changed");
  expect((await fetch(`${other.url}/api/session`, { headers: { cookie: therapist } })).status).toBe(200);

  const [first, second] = await Promise.all([one.stop(), other.stop()]);
  expect([first, second]).toEqual([0, 0]);
  await heard.ended;
});
