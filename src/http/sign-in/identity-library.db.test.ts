import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../store/acting-person.ts";
import { addMembership } from "../../store/identity/memberships.ts";
import { findSession } from "../../store/identity/sessions.ts";
import { withTestDatabase } from "../../store/testing/test-database.ts";
import { type IdentityLibrary, identityLibrary } from "./identity-library.ts";
import { tokenHash } from "./session-token.ts";

const test = withTestDatabase();
const organizationId = v7();
const personId = v7();
const email = "amara.okafor@clinic.example";
const password = "the kettle sings at noon";
const from = { ipAddress: "203.0.113.7", now: "2026-03-02T09:00:00.000Z" };
let library: IdentityLibrary;

beforeAll(async () => {
  library = identityLibrary(test.database, "a secret of more than thirty-two characters");
  await test.database.withTransaction(systemActor(organizationId, "command-line"), async (tx) => {
    await tx.query("insert into organization (organization_id, name, time_zone) values ($1, 'Here', 'UTC')", [
      organizationId,
    ]);
    await tx.query(
      `insert into person (organization_id, id, name, initials, role, role_title, email)
       values ($1, $2, 'Amara Okafor', 'AO', 'therapist', 'Therapist', $3)`,
      [organizationId, personId, email],
    );
  });
  const identityId = await library.addIdentity({ name: "Amara Okafor", email, password });
  await addMembership(test.database, identityId, { organizationId, personId });
});

describe("signIn", () => {
  it("opens a session that leads to the person, and keeps the token only as a hash", async () => {
    const opened = await library.signIn("Amara.Okafor@clinic.example", password, from);
    expect(opened?.token.length).toBeGreaterThanOrEqual(32);
    const found = await findSession(test.database, tokenHash(opened?.token ?? ""));
    expect(found).toMatchObject({ personId, organizationId, role: "therapist", createdAt: from.now, seenAt: from.now });
    const kept = await test.asSuperuser((client) =>
      client.query("select to_jsonb(s)::text as row from auth.session s"),
    );
    expect(JSON.stringify(kept.rows)).not.toContain(opened?.token);
  });

  it.each([
    ["a wrong password", email, "the kettle sings at ten"],
    ["an unknown account", "nobody@clinic.example", password],
    ["what is no e-mail", "not an address", password],
    ["an endless password", email, "x".repeat(5000)],
  ])("opens nothing for %s", async (_, address, secret) => {
    expect(await library.signIn(address, secret, from)).toBeNull();
  });

  it("opens nothing for an identity that acts as nobody", async () => {
    await library.addIdentity({ name: "Nobody", email: "lost@clinic.example", password });
    expect(await library.signIn("lost@clinic.example", password, from)).toBeNull();
  });

  it("keeps passwords as argon2id", async () => {
    const kept = await test.asSuperuser((client) => client.query("select password from auth.credential"));
    for (const { password: hash } of kept.rows) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("takes the new password and not the old one", async () => {
    const identityId = await library.addIdentity({ name: "New", email: "new@clinic.example", password });
    await library.setPassword(identityId, "a lamp beside the door");
    expect(await library.passwordFits(identityId, password)).toBe(false);
    expect(await library.passwordFits(identityId, "a lamp beside the door")).toBe(true);
  });
});
