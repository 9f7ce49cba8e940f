import { describe, expect, it } from "vitest";
import { systemActor } from "./acting-person.ts";
import { withTestDatabase } from "./testing/test-database.ts";

const test = withTestDatabase();
const here = systemActor("00000000-0000-7000-8000-00000000000a", "job");
const there = systemActor("00000000-0000-7000-8000-00000000000b", "job");
const insert = "insert into organization (organization_id, name, time_zone) values ($1, $2, 'UTC')";

describe("withTransaction", () => {
  it("forgets who acted when it ends: the next user of the connection sees nothing of the last", async () => {
    await test.database.withTransaction(here, (tx) => tx.query(insert, [here.organizationId, "Here"]));
    const rows = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        test.database.withTransaction(index % 2 === 0 ? here : there, (tx) =>
          tx.query("select name from organization"),
        ),
      ),
    );
    expect(rows.map((found) => found.length)).toEqual(rows.map((_, index) => (index % 2 === 0 ? 1 : 0)));
  });

  it("undoes everything when the work throws", async () => {
    const failing = test.database.withTransaction(there, async (tx) => {
      await tx.query(insert, [there.organizationId, "There"]);
      throw new Error("changed our mind");
    });
    await expect(failing).rejects.toThrow("changed our mind");
    expect(await test.database.withTransaction(there, (tx) => tx.query("select from organization"))).toEqual([]);
  });

  it("is dead after it returned", async () => {
    const escaped = await test.database.withTransaction(here, async (tx) => tx);
    await expect(escaped.query("select 1")).rejects.toThrow("over");
  });

  it("keeps what came before and after a step that failed", async () => {
    const third = systemActor("00000000-0000-7000-8000-00000000000c", "job");
    await test.database.withTransaction(third, async (tx) => {
      await tx.query(insert, [third.organizationId, "Third"]);
      expect(await tx.attempt(() => tx.query("select 1 / 0"))).toHaveProperty("failed");
      await tx.query("update organization set name = 'Third, renamed'");
    });
    const rows = await test.database.withTransaction(third, (tx) => tx.query("select name from organization"));
    expect(rows).toEqual([{ name: "Third, renamed" }]);
  });

  it("gives dates as text, counts as numbers and instants in UTC", async () => {
    const [row] = await test.database.withTransaction(here, (tx) =>
      tx.query("select date '1988-03-02' as date, count(*) as count, timestamptz '2026-03-02 09:00+01' as instant"),
    );
    expect(row).toEqual({ date: "1988-03-02", count: 1, instant: "2026-03-02T08:00:00.000Z" });
  });

  it("takes no actor whose ids are not ids", async () => {
    const forged = { ...here, personId: "x', true); reset role; --" };
    await expect(test.database.withTransaction(forged, async () => null)).rejects.toThrow("UUID");
  });
});
