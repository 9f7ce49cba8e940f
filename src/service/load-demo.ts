import { v7 } from "uuid";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { DemoKnowledge } from "../clinical/simulation/demo-knowledge.ts";
import type { DemoOrganization } from "../clinical/simulation/demo-people.ts";
import { systemActor } from "../store/acting-person.ts";
import type { Database } from "../store/database.ts";
import { findPatientByIdentifier } from "../store/patients.ts";
import { keepRegistryBasis } from "../store/registry-rebuild.ts";
import type { Ctx } from "./context.ts";
import { addDemoPeople } from "./demo/add-demo-people.ts";
import { admitDemoPatient, RECORD_ID } from "./demo/admit-demo-patient.ts";
import { demoCalendar } from "./demo/demo-calendar.ts";
import { type DemoPatient, inventedPatients, vignettePatient } from "./demo/demo-patient.ts";
import { localDate } from "./local-moment.ts";
import { playbookMark } from "./playbook-mark.ts";

export interface DemoPlan {
  readonly knowledge: Knowledge;
  readonly demo: DemoKnowledge;
  /** ISO instant: its date in each clinic's zone is that clinic's today. */
  readonly now: string;
  /** Invented people of the first clinic, beside the worked stories. */
  readonly patients?: number;
  readonly seed?: number;
  /** Called after each patient. */
  readonly progress?: (done: number, of: number) => void;
}

const PATIENTS = 150;
const PATIENTS_ELSEWHERE = 8;
/** A clinic in which, on any day, two answers to a safety item wait for somebody and two were left blank. */
const SEED = 2;
/** Transactions at a time: one works rules out while others wait for the disk. */
const AT_A_TIME = 4;

/**
 * Fills an empty database with the demo clinic and a second organisation, one transaction a patient. What is there already stays
 * as it is: on a second start nothing is added, and a start that was cut short is taken up where it stopped.
 */
export async function loadDemo(database: Database, plan: DemoPlan): Promise<{ readonly added: number }> {
  const { patients = PATIENTS, seed = SEED, demo } = plan;
  const [clinic, ...others] = demo.people.organizations;
  if (clinic === undefined) return { added: 0 };
  const of = demo.vignettes.length + patients + others.length * PATIENTS_ELSEWHERE;
  let done = 0;
  const step = () => plan.progress?.(++done, of);
  let added = await loadOrganization(database, plan, clinic, { patients, seed, vignettes: true }, step);
  for (const [place, other] of others.entries()) {
    const size = { patients: PATIENTS_ELSEWHERE, seed: seed + 1 + place, vignettes: false };
    added += await loadOrganization(database, plan, other, size, step);
  }
  return { added };
}

interface Size {
  readonly patients: number;
  readonly seed: number;
  readonly vignettes: boolean;
}

async function loadOrganization(
  database: Database,
  plan: DemoPlan,
  organization: DemoOrganization,
  size: Size,
  step: () => void,
): Promise<number> {
  const { people } = plan.demo.people;
  const work = unitOfWork(database, plan, organization);
  await work((ctx) => addDemoPeople(ctx.tx, organization, people, new Map()));
  const admitted = await everyone(patientsOf(plan, organization, size), async (patient) => {
    const id = await work((ctx) => admitDemoPatient(ctx, patient));
    step();
    return id !== null;
  });
  if (size.vignettes) {
    await work(async (ctx) => addDemoPeople(ctx.tx, organization, people, await patientIdsOf(ctx, plan.demo)));
  }
  if (admitted > 0) await work(({ tx, knowledge }) => keepRegistryBasis(tx, playbookMark(knowledge.playbook)));
  return admitted;
}

function* patientsOf(plan: DemoPlan, organization: DemoOrganization, size: Size): Generator<DemoPatient> {
  const { demo, now } = plan;
  const today = localDate(now, organization.timeZone);
  if (size.vignettes) for (const vignette of demo.vignettes) yield vignettePatient(vignette, demo, today, now);
  const calendar = demoCalendar(today, organization.timeZone);
  yield* inventedPatients(organization, demo.people.people, { ...size, today }, calendar);
}

/** Runs `admit` for each patient, a few at a time; gives how many it said yes to. The first failure stops all. */
async function everyone(
  patients: Generator<DemoPatient>,
  admit: (patient: DemoPatient) => Promise<boolean>,
): Promise<number> {
  let added = 0;
  const worker = async () => {
    try {
      for (let next = patients.next(); !next.done; next = patients.next()) if (await admit(next.value)) added += 1;
    } finally {
      patients.return(undefined);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return added;
}

async function patientIdsOf(ctx: Ctx, demo: DemoKnowledge): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { id } of demo.vignettes) {
    const patientId = await findPatientByIdentifier(ctx.tx, { system: RECORD_ID, value: id });
    if (patientId !== null) ids.set(id, patientId);
  }
  return ids;
}

function unitOfWork(database: Database, { knowledge, now }: DemoPlan, { id, timeZone }: DemoOrganization) {
  const actor = systemActor(id, "command-line");
  const today = localDate(now, timeZone);
  return <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    database.withTransaction(actor, (tx) => work({ tx, actor, now, today, timeZone, newId: () => v7(), knowledge }));
}
