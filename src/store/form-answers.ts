import type { Transaction } from "./transaction.ts";

/** What was answered so far on one form of a request. */
export interface FormAnswers {
  readonly instrument: string;
  /** By item; null = would rather not say; absent = not come to yet. */
  readonly answers: Readonly<Record<string, number | null>>;
  /** The entry of the record that holds it so far; null = none yet. */
  readonly entryId: string | null;
  /** Names of the alerts it raised. */
  readonly raised: readonly string[];
}

const OF_REQUEST = `
select instrument, answers, entry_id as "entryId", raised from form_answer where organization_id = $1 and request_id = $2`;

export async function formAnswersOf(tx: Transaction, requestId: string): Promise<ReadonlyMap<string, FormAnswers>> {
  const rows = await tx.query<FormAnswers & Record<string, unknown>>(OF_REQUEST, [tx.actor.organizationId, requestId]);
  return new Map(rows.map((row) => [row.instrument, row]));
}

const SAVE = `
insert into form_answer as a (organization_id, request_id, instrument, answers, saved_at) values ($1, $2, $3, $4, $5)
on conflict (organization_id, request_id, instrument) do update set answers = a.answers || excluded.answers, saved_at = excluded.saved_at
returning instrument, answers, entry_id as "entryId", raised`;

/** Adds these answers to those saved before; the same item again takes the newer. Gives all of them. */
export async function saveFormAnswers(
  tx: Transaction,
  requestId: string,
  instrument: string,
  answers: FormAnswers["answers"],
  now: string,
): Promise<FormAnswers> {
  const values = [tx.actor.organizationId, requestId, instrument, JSON.stringify(answers), now];
  const [row] = await tx.query<FormAnswers & Record<string, unknown>>(SAVE, values);
  return row!;
}

const NOTE_ENTRY = `
update form_answer set entry_id = $4, raised = $5 where organization_id = $1 and request_id = $2 and instrument = $3`;

/** Notes which entry of the record holds the form, and which alerts it has raised. */
export async function noteFormEntry(
  tx: Transaction,
  requestId: string,
  { instrument, entryId, raised }: Pick<FormAnswers, "instrument" | "entryId" | "raised">,
): Promise<void> {
  await tx.query(NOTE_ENTRY, [tx.actor.organizationId, requestId, instrument, entryId, raised]);
}
