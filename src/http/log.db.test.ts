import { v7 } from "uuid";
import { expect, it } from "vitest";
import { buildServer } from "./server.ts";
import { withTestClinic } from "./testing/test-clinic.ts";

const clinic = withTestClinic();
const canary = "Zebediah Quartermain";

it("writes nothing into the log that a person said, typed, searched for or is called", async () => {
  const written: string[] = [];
  const app = await buildServer(clinic.server, {
    log: { level: "trace", stream: { write: (line) => void written.push(line) } },
  });
  // A fault nobody foresaw, whose text quotes what was typed.
  app.get("/api/fault", () => {
    throw new Error(`duplicate key (name)=(${canary})`);
  });
  const cookie = await clinic.signInAs(clinic.here, "therapist");
  const headers = { "x-accord": "1", cookie, "user-agent": canary };
  const send = (url: string, payload?: object) =>
    app.inject({ method: payload ? "POST" : "GET", url, headers, ...(payload ? { payload } : {}) });

  const { patientId } = (await send("/api/patients", { name: canary, birthDate: "1988-03-02" })).json();
  const fault = await send("/api/fault");
  const answers = [
    await send("/api/people/search", { text: canary }),
    await send("/api/registry/query", { search: canary }),
    await send(`/api/patients/${patientId}/chart?name=${encodeURIComponent(canary)}`),
    await send(`/api/patients/${patientId}/scores`, { entryId: v7(), instrument: canary, answers: [1] }),
    await send(`/api/patients/${patientId}/scores`, { canary }),
    await send("/api/sign-in", { email: canary, password: canary }),
    await send(`/api/${encodeURIComponent(canary)}`),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 422, 400, 401, 404]);
  await app.close();

  const log = written.join("");
  expect(fault.statusCode).toBe(500);
  expect(log).toContain(fault.json().incident);
  expect(log).toContain("/api/patients/:patientId/chart");
  for (const secret of [
    canary,
    encodeURIComponent(canary),
    "Quartermain",
    patientId,
    "1988-03-02",
    cookie.split("=")[1],
  ])
    expect(log).not.toContain(secret);
  expect(fault.body).not.toContain(canary);
});
