import { GROUPS, type Head, type RegistryRow, type Sort, VIEWS, type View } from "../clinical/registry/row.ts";
import { nameWords } from "./name-words.ts";
import type { Transaction } from "./transaction.ts";

/** Which rows of the registry, in which order. */
export interface RowQuery {
  readonly view: View;
  readonly sort: Sort;
  readonly direction: "ascending" | "descending";
  /** Every word of it begins a word of the name, of a condition, of a medicine or of an identifier; empty = everyone. */
  readonly search: string;
  /** Rows with one of these people in the care team; empty = everyone. */
  readonly team: readonly string[];
  readonly interpreterOnly: boolean;
  readonly offset: number;
  readonly limit: number;
}

const COLUMNS: Readonly<Record<Sort, { column: string; canBeUnknown: boolean }>> = {
  urgency: { column: "urgency", canBeUnknown: false },
  name: { column: "sort_name", canBeUnknown: false },
  step: { column: "step", canBeUnknown: true },
  change: { column: "change", canBeUnknown: true },
  weeks: { column: "weeks", canBeUnknown: true },
  "next-visit": { column: "next_visit", canBeUnknown: true },
  "last-contact": { column: "last_contact", canBeUnknown: true },
};

/** Columns of the views; `everyone` has none, it is no filter. */
const VIEW_COLUMNS: Readonly<Record<Exclude<View, "everyone">, string>> = {
  safety: "in_safety",
  "decide-now": "in_decide_now",
  "not-improving": "in_not_improving",
  overdue: "in_overdue",
  "lost-to-contact": "in_lost_to_contact",
  "unknown-to-ask": "in_unknown_to_ask",
  "labs-due": "in_labs_due",
  "refill-gap": "in_refill_gap",
  "ready-to-step-down": "in_ready_to_step_down",
};

/**
 * One page of rows. Unknown keys come last in both directions, ties go by patient, so pages never overlap or skip. The order is
 * walked on an index that holds no rows; only the page's own rows are then fetched.
 */
export async function registryPage(tx: Transaction, query: RowQuery): Promise<RegistryRow[]> {
  const mine = isMineFirst(query);
  const rows = await tx.query<{ row: RegistryRow; up_to_date: boolean }>(pageText(query, mine), [
    ...filterValues(tx, query),
    ...(mine ? [tx.actor.personId, tx.actor.role] : []),
    query.offset,
    query.limit,
  ]);
  return rows.map(({ row, up_to_date }) => ({ ...row, upToDate: row.upToDate && up_to_date }));
}

/** Rows in each group, in the order of the groups; every group is named, with 0 where it has none. */
export type GroupCounts = readonly { readonly group: Head; readonly count: number }[];

/** The people who wait for the actor come first: they answer the first finding and are in the care team. Only where the list is by urgency. */
export const isMineFirst = ({ view, sort, direction }: Pick<RowQuery, "view" | "sort" | "direction">): boolean =>
  view === "decide-now" && sort === "urgency" && direction === "ascending";

/** How many rows match, over all pages, by group. */
export async function registryGroupCounts(tx: Transaction, query: RowQuery): Promise<GroupCounts> {
  const text = `select r.group_place as place, count(*) as everyone from registry_row r where ${filter(query)} group by group_place`;
  return byGroup(await tx.query<CountedGroup>(text, filterValues(tx, query)), "everyone");
}

/** How many of the matching rows wait for the actor. */
export async function registryMineCount(tx: Transaction, query: RowQuery): Promise<number> {
  const text = `select count(*) as mine from registry_row r where ${filter(query)} and r.patient_id in ${MINE}`;
  const values = [...filterValues(tx, query), tx.actor.personId, tx.actor.role];
  const [found] = await tx.query<{ mine: number }>(text, values);
  return found?.mine ?? 0;
}

/** How many rows each view holds, by group, counted in one pass. */
export async function registryViewCounts(tx: Transaction): Promise<ReadonlyMap<View, GroupCounts>> {
  const found = await tx.query<CountedGroup>(COUNTS, [tx.actor.organizationId]);
  return new Map(VIEWS.map((view) => [view, byGroup(found, view)]));
}

type CountedGroup = { readonly place: number } & Readonly<Partial<Record<View, number>>>;

function byGroup(found: readonly CountedGroup[], view: View): GroupCounts {
  return GROUPS.map((group, place) => ({ group, count: found.find((row) => row.place === place)?.[view] ?? 0 }));
}

const COUNTS = `select group_place as place, count(*) as everyone, ${Object.entries(VIEW_COLUMNS)
  .map(([view, column]) => `count(*) filter (where ${column}) as "${view}"`)
  .join(", ")} from registry_row where organization_id = $1 group by group_place`;

/** Built from the closed tables above and the shape of the query alone: every value is a parameter, so texts are few and prepared. */
function pageText(query: RowQuery, mine: boolean): string {
  const { column, canBeUnknown } = COLUMNS[query.sort];
  const direction = query.direction === "ascending" ? "asc" : "desc";
  const from = (condition: string, part: number, order: string) =>
    `(select ${part} as part, r.patient_id, row_number() over (order by ${order}) as place
       from registry_row r where ${filter(query)}${condition} order by ${order} offset 0)`;
  const known = from(
    canBeUnknown ? ` and r.${column} is not null` : "",
    0,
    `r.${column} ${direction}, r.patient_id ${direction}`,
  );
  const byUrgency = "r.urgency asc, r.patient_id asc";
  const mineFirst = () =>
    `${from(` and r.patient_id in ${MINE}`, 0, byUrgency)} union all ${from(` and r.patient_id not in ${MINE}`, 1, byUrgency)}`;
  const all = mine
    ? mineFirst()
    : canBeUnknown
      ? `${known} union all ${from(` and r.${column} is null`, 1, `r.patient_id ${direction}`)}`
      : known;
  return `
    select r.row, r.up_to_date
      from (select part, place, patient_id from (${all}) ordered offset ${mine ? "$7 limit $8" : "$5 limit $6"}) page
      join registry_row r on r.organization_id = $1 and r.patient_id = page.patient_id
     order by page.part, page.place`;
}

/** People who wait for the actor: found by the actor's own caseload, which is short. The rest is walked in the order of its index. */
const MINE = `(select t.patient_id from care_team_member t
  join registry_row own on own.organization_id = $1 and own.patient_id = t.patient_id and own.in_decide_now and $6 = any(own.decide_roles)
  where t.organization_id = $1 and t.person_id = $5::uuid)`;

/** Words of names, and those of conditions, medicines and identifiers. */
const WORD_TABLES = ["patient_word", "registry_word"] as const;
/** A range: row-level security lets an index be used for no other kind of beginning. */
const begins = (start: string): string => `w.word >= ${start} and w.word < ${start} || U&'\\+10FFFF'`;

function filter({ view, search, team, interpreterOnly }: RowQuery): string {
  const words = nameWords(search).length;
  return [
    "r.organization_id = $1",
    view !== "everyone" && `r.${VIEW_COLUMNS[view]}`,
    interpreterOnly && "r.interpreter_needed",
    // The parameters are there in every text, so that their numbers never shift.
    team.length > 0
      ? "r.patient_id in (select t.patient_id from care_team_member t where t.organization_id = $1 and t.person_id = any($2::uuid[]))"
      : "$2::uuid[] is not null",
    words > 0
      ? `r.patient_id in (${WORD_TABLES.map((table) => `select w.patient_id from ${table} w where w.organization_id = $1 and ${begins("$3")}`).join(" union all ")})`
      : "$3::text is not null",
    words > 1
      ? `not exists (select from unnest($4::text[]) as more(start) where ${WORD_TABLES.map(
          (table) =>
            `not exists (select from ${table} w where w.organization_id = $1 and w.patient_id = r.patient_id and ${begins("more.start")})`,
        ).join(" and ")})`
      : "$4::text[] is not null",
  ]
    .filter((part) => part !== false)
    .join(" and ");
}

function filterValues(tx: Transaction, { search, team }: RowQuery): unknown[] {
  const [first = "", ...more] = nameWords(search).sort((a, b) => b.length - a.length);
  return [tx.actor.organizationId, team, first, more];
}
