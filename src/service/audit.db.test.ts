import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { acknowledgeAlert } from "./acknowledge-alert.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { readChart } from "./read-chart.ts";
import { readRegistry } from "./read-registry.ts";
import { sealAudit } from "./seal-audit.ts";
import { submitScore } from "./submit-score.ts";
import { verifyAudit } from "./verify-audit.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const at = (): Workplace => ({ database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" });
const score = (clinic: TestClinic, patientId: string) =>
  inOrganization(at(), clinic.people.therapist, (ctx) =>
    submitScore(ctx, { patientId, entryId: v7(), instrument: "PHQ-9", answers: [1, 1, 1, 1, 1, 1, 1, 1, 1] }),
  );

/** A clinic with two patients, three scores each, sealed; one more score of the first patient after the seal. */
async function history() {
  const clinic = await makeClinic(test.database, ["Ada Example", "Ben Example"]);
  const [first, second] = clinic.patients as [string, string];
  for (const patient of [first, second, first, second, first, second]) await score(clinic, patient);
  await sealAudit(at());
  await score(clinic, first);
  return { clinic, first, second };
}

/** What verify says after an attack, which is then undone: every attack starts from an honest trail. */
async function afterAttack(attack: string, values: readonly unknown[] = []) {
  return test.asSuperuser(async (client) => {
    await client.query("set search_path = accord");
    const backup = ["audit_event", "audit_head", "audit_checkpoint", "entry"];
    for (const table of backup) await client.query(`create temporary table keep_${table} as select * from ${table}`);
    try {
      await client.query("set session_replication_role = replica");
      await client.query(attack, [...values]);
      return (await verifyAudit(at())).faults;
    } finally {
      for (const table of backup) {
        await client.query(`delete from ${table}`);
        await client.query(`insert into ${table} select * from keep_${table}`);
        await client.query(`drop table keep_${table}`);
      }
      await client.query("set session_replication_role = origin");
    }
  });
}

describe("verifyAudit", () => {
  it("finds nothing wrong with what was honestly written, sealed or not yet", async () => {
    await history();
    const report = await verifyAudit(at());
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ entries: 7, checkpoints: 1 });
    // The score given after the seal.
    expect(report.unsealed).toBe(1);
    expect(report.events).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ["an edited detail", "update audit_event set detail = '{}' where chain_id = $1 and seq = 2", 2, "edited"],
    [
      "another person put in",
      "update audit_event set person_id = gen_random_uuid() where chain_id = $1 and seq = 1",
      1,
      "edited",
    ],
    [
      "a time moved",
      "update audit_event set at = at - interval '1 microsecond' where chain_id = $1 and seq = 3",
      3,
      "edited",
    ],
    ["an event taken out of the middle", "delete from audit_event where chain_id = $1 and seq = 2", 2, "missing"],
    [
      "two events that changed places",
      `update audit_event a set at = b.at, detail = b.detail, previous_hash = b.previous_hash, hash = b.hash
         from audit_event b where a.chain_id = $1 and b.chain_id = $1 and a.seq in (2, 3) and b.seq = 5 - a.seq`,
      2,
      "does not follow",
    ],
    ["the end cut off", "delete from audit_event where chain_id = $1 and seq = 4", 4, "cut off"],
    [
      "the end cut off and the noted end moved back: the entry betrays it",
      `with cut as (delete from audit_event where chain_id = $1 and seq = 4)
       update audit_head h set seq = 3, hash = e.hash from audit_event e where h.chain_id = $1 and e.chain_id = $1 and e.seq = 3`,
      null,
      "does not know entry",
    ],
    [
      "the sealed end cut off and the noted end moved back",
      `with cut as (delete from audit_event where chain_id = $1 and seq >= 3), gone as (delete from entry where patient_id = $1 and version >= 3)
       update audit_head h set seq = 2, hash = e.hash from audit_event e where h.chain_id = $1 and e.chain_id = $1 and e.seq = 2`,
      3,
      "sealed is gone",
    ],
    [
      "a whole chain deleted with its entries",
      `with a as (delete from audit_event where chain_id = $1), b as (delete from audit_head where chain_id = $1)
       delete from entry where patient_id = $1`,
      1,
      "whole chain is gone",
    ],
    ["an entry edited", `update entry set body = '{"id": "x"}' where patient_id = $1 and version = 2`, 2, "was edited"],
    ["an entry deleted", "delete from entry where patient_id = $1 and version = 1", 1, "gone from the record"],
    [
      "an entry slipped in",
      `insert into entry (organization_id, patient_id, id, kind, at, kept_by, version, body)
       select organization_id, patient_id, 'slipped-in', kind, at, kept_by, 99, body from entry where patient_id = $1 and version = 1`,
      null,
      "does not know entry slipped-in",
    ],
  ])("names %s", async (_, attack, number, reason) => {
    const { clinic, first } = await history();
    const [fault] = await afterAttack(attack, [first]);
    expect(fault).toMatchObject({ organizationId: clinic.organizationId, chain: first, number });
    expect(fault?.reason).toContain(reason);
  });

  it("names a history rewritten whole, hashes and all, because the checkpoint is signed", async () => {
    const { clinic, first } = await history();
    const rewrite = `
      do $$ declare e accord.audit_event; before text := ''; begin
        for e in select * from accord.audit_event where chain_id = '${first}' order by seq loop
          if e.seq = 2 then e.action := 'nothing-happened'; end if;
          e.previous_hash := before;
          e.hash := encode(sha256(convert_to(accord.audit_text(e), 'UTF8')), 'hex');
          before := e.hash;
          update accord.audit_event set action = e.action, previous_hash = e.previous_hash, hash = e.hash where chain_id = e.chain_id and seq = e.seq;
        end loop;
        update accord.audit_head set hash = before where chain_id = '${first}';
      end $$`;
    const faults = await afterAttack(rewrite);
    expect(faults[0]).toMatchObject({ organizationId: clinic.organizationId, chain: first, number: 3 });
    expect(faults[0]?.reason).toContain("checkpoint sealed");
  });

  it.each([
    [
      "a checkpoint edited",
      "update audit_checkpoint set payload = replace(payload, '2026', '2027') where organization_id = $1",
      "edited",
    ],
    [
      "a checkpoint edited with its hash",
      `update audit_checkpoint set payload = p.new, hash = encode(sha256(convert_to(p.new, 'UTF8')), 'hex')
         from (select organization_id, replace(payload, '2026', '2027') as new from audit_checkpoint) p
        where audit_checkpoint.organization_id = $1 and p.organization_id = $1`,
      "differs from its copy",
    ],
    ["all checkpoints deleted", "delete from audit_checkpoint where organization_id = $1", "gone from the database"],
  ])("names %s", async (_, attack, reason) => {
    const { clinic } = await history();
    const faults = await afterAttack(attack, [clinic.organizationId]);
    expect(faults[0]).toMatchObject({ organizationId: clinic.organizationId, chain: null, number: 1 });
    expect(faults[0]?.reason).toContain(reason);
  });

  it("names a signature that is not ours, where the copy was changed as well", async () => {
    const { clinic } = await history();
    const file = join(test.database.dataFolder, "audit-checkpoints.ndjson");
    const copies = await readFile(file, "utf8");
    try {
      await writeFile(
        file,
        copies
          .split("\n")
          .filter((line) => !line.includes(clinic.organizationId))
          .join("\n"),
      );
      const faults = await afterAttack(
        "update audit_checkpoint set signature = reverse(signature) where organization_id = $1",
        [clinic.organizationId],
      );
      expect(faults[0]).toMatchObject({ organizationId: clinic.organizationId, number: 1 });
      expect(faults[0]?.reason).toContain("signature");
    } finally {
      await writeFile(file, copies);
    }
  });

  it("is not misled by a copy whose last line a crash cut short", async () => {
    await history();
    const file = join(test.database.dataFolder, "audit-checkpoints.ndjson");
    const before = await readFile(file, "utf8");
    await appendFile(file, '{"organization":"');
    expect((await verifyAudit(at())).faults).toEqual([]);
    await writeFile(file, before);
  });
});

describe("the trail", () => {
  it("holds every write and every reading of chart and registry, with who did it", async () => {
    const { clinic, first } = await history();
    await inOrganization(at(), clinic.people.prescriber, async (ctx) => {
      const { alerts } = await readChart(ctx, first);
      await readRegistry(ctx, {});
      await acknowledgeAlert(ctx, { alertId: alerts[0]!.id, note: "Called", version: alerts[0]!.version });
      await enrolPatient(ctx, { name: "New Person" });
    });
    const { rows } = await test.asSuperuser((client) =>
      client.query("select action from accord.audit_event where person_id = $1 order by action", [
        clinic.people.prescriber.personId,
      ]),
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "alert-acknowledged",
      "chart-read",
      "patient-enrolled",
      "registry-read",
    ]);
  });

  it("cannot be written, changed or emptied by the program itself", async () => {
    const { clinic } = await history();
    for (const statement of [
      "update audit_event set detail = '{}'",
      "delete from audit_event",
      "delete from audit_checkpoint",
      "update audit_head set seq = 0",
      "update entry set body = '{}'",
      "delete from entry",
    ]) {
      const tried = test.database.withTransaction(clinic.system, (tx) => tx.query(statement));
      await expect(tried).rejects.toMatchObject({ code: "42501" });
    }
    const sealing = test.database.withTransaction(clinic.people.therapist, (tx) =>
      tx.query("select audit_seal(9, '', '', '', '', '{}', '{}')"),
    );
    await expect(sealing).rejects.toMatchObject({ code: "42501" });
  });

  it("seals only what grew, and copies what another process left uncopied", async () => {
    const { clinic, first } = await history();
    expect(await sealAudit(at())).toBe(1);
    expect(await sealAudit(at())).toBe(0);
    await score(clinic, first);
    await sealAudit(at());
    const copies = await readFile(join(test.database.dataFolder, "audit-checkpoints.ndjson"), "utf8");
    expect(copies.split("\n").filter((line) => line.includes(clinic.organizationId))).toHaveLength(3);
  });
});
