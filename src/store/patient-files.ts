import type { Entry } from "../clinical/record/entry.ts";
import type { Appointment, AskedForm, RegistryRow, TeamMember } from "../clinical/registry/row.ts";
import type { OpenAlert, PatientFile, StoredPatient } from "./patient-file.ts";
import type { Transaction } from "./transaction.ts";

/** A patient's file and the row that was worked out from it, as of one moment. */
export interface FileAndRow {
  readonly file: PatientFile;
  readonly stored: StoredText | null;
}

/** A stored row as it was written. Most of a whole registry is as it should be, which its text tells without being read. */
export interface StoredText {
  readonly text: string;
  /** Nothing was noted since that it does not count yet. */
  readonly upToDate: boolean;
  /** ISO date of the day it was worked out for. */
  readonly derivedOn: string;
}

/** The row itself, said not to be up to date where that was noted since. */
export function rowOfText({ text, upToDate }: StoredText): RegistryRow {
  const row: RegistryRow = JSON.parse(text);
  return { ...row, upToDate: row.upToDate && upToDate };
}

interface Found {
  patient: StoredPatient;
  record_version: number;
  file_version: number;
  entries: Entry[];
  team: TeamMember[];
  appointments: Appointment[];
  open_alerts: OpenAlert[];
  asked: AskedForm[];
  row: string | null;
  up_to_date: boolean | null;
  derived_on: string | null;
}

/** No record has this version: all entries are wanted. */
const NONE_KNOWN = -1;
const PAGE = `
select f.*, r.row::text as row, r.up_to_date, to_char(r.derived_on, 'YYYY-MM-DD') as derived_on
  from (select organization_id, id from patient where organization_id = $1 and id > $2 order by id limit $3) p
  cross join lateral patient_file(p.id, ${NONE_KNOWN}, $4) f
  left join registry_row r on r.organization_id = p.organization_id and r.patient_id = p.id
 order by p.id`;

/**
 * The files of the patients after `after`, in the order of their ids, for work that goes through all of them. Nothing is remembered: a
 * whole registry read once would drive out what is in use. `since`: ISO instant from which appointments count.
 */
export async function filesAndRowsAfter(
  tx: Transaction,
  after: string,
  limit: number,
  since: string,
): Promise<FileAndRow[]> {
  const found = await tx.query<Found & Record<string, unknown>>(PAGE, [tx.actor.organizationId, after, limit, since]);
  return found.map((one) => ({ file: fileOf(one), stored: storedIn(one) }));
}

function fileOf(found: Found): PatientFile {
  const { patient, entries, team, appointments, asked } = found;
  const { record_version: recordVersion, file_version: fileVersion, open_alerts: openAlerts } = found;
  return { patient, recordVersion, fileVersion, entries, team, appointments, openAlerts, asked };
}

function storedIn({ row: text, up_to_date: upToDate, derived_on: derivedOn }: Found): StoredText | null {
  return text === null || upToDate === null || derivedOn === null ? null : { text, upToDate, derivedOn };
}
