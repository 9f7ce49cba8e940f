import type { Entry } from "../clinical/record/entry.ts";
import type { Appointment, AskedForm, TeamMember } from "../clinical/registry/row.ts";
import type { OpenAlert, PatientFile, StoredPatient } from "./patient-file.ts";
import { type StoredRow, storedRow } from "./registry.ts";
import type { Transaction } from "./transaction.ts";

/** A patient's file and the row that was worked out from it, as of one moment. */
export interface FileAndRow {
  readonly file: PatientFile;
  readonly stored: StoredRow | null;
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
  row: StoredRow["row"] | null;
  up_to_date: boolean | null;
  row_version: number | null;
}

/** No record has this version: all entries are wanted. */
const NONE_KNOWN = -1;
const PAGE = `
select f.*, r.row, r.up_to_date, r.record_version as row_version
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
  return found.map((one) => ({ file: fileOf(one), stored: rowOf(one) }));
}

function fileOf(found: Found): PatientFile {
  const { patient, entries, team, appointments, asked } = found;
  const { record_version: recordVersion, file_version: fileVersion, open_alerts: openAlerts } = found;
  return { patient, recordVersion, fileVersion, entries, team, appointments, openAlerts, asked };
}

function rowOf({ row, up_to_date, row_version }: Found): StoredRow | null {
  if (row === null || up_to_date === null || row_version === null) return null;
  return storedRow({ row, up_to_date, record_version: row_version });
}
