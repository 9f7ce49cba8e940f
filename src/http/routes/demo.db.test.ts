import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../store/acting-person.ts";
import { markDemoPeople } from "../../store/identity/demo-people.ts";
import { cookieOf, withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic({ demo: true });

// Only the people of one organisation are demo people: the other one's are like real ones.
beforeAll(() =>
  clinic.server.database.withTransaction(systemActor(clinic.here.id, "command-line"), (tx) => markDemoPeople(tx)),
);

describe("demo mode", () => {
  it("shows strangers the demo people, one a role, and nobody else", async () => {
    const { demo, people } = (await clinic.get("/api/welcome")).json();
    expect(demo).toBe(true);
    expect(people.map(({ role }: { role: string }) => role)).toEqual(Object.keys(clinic.here.people));
    expect(people.every(({ organization }: { organization: string }) => organization === "Here")).toBe(true);
  });

  it("signs a demo person in with one click, again and again", async () => {
    const personId = clinic.here.people.therapist;
    for (let round = 0; round < 2; round += 1) {
      const answer = await clinic.post("/api/demo/sign-in", { personId });
      expect(answer.json()).toMatchObject({ person: { id: personId }, demo: true });
      expect((await clinic.get("/api/session", cookieOf(answer))).statusCode).toBe(200);
    }
  });

  it("never signs in someone who is not a demo person", async () => {
    const answer = await clinic.post("/api/demo/sign-in", { personId: clinic.there.people.therapist });
    expect(answer.statusCode).toBe(404);
    expect(answer.cookies).toEqual([]);
  });
});
