-- The registry row: worked out from the record, written in the entry's own transaction, rebuildable at any time.
-- Views are columns, not a list: row-level security lets an index be used only with operators that cannot leak, and list operators are not among them.

create table registry_row (
  organization_id uuid not null,
  patient_id uuid not null,
  -- Place of the row's group in the order the groups are shown.
  group_place smallint not null,
  urgency double precision not null,
  sort_name text collate "C" not null,
  step double precision,
  change double precision,
  weeks double precision,
  next_visit timestamptz,
  last_contact date,
  in_safety boolean not null,
  in_decide_now boolean not null,
  in_not_improving boolean not null,
  in_overdue boolean not null,
  in_lost_to_contact boolean not null,
  in_unknown_to_ask boolean not null,
  in_labs_due boolean not null,
  in_refill_gap boolean not null,
  in_ready_to_step_down boolean not null,
  interpreter_needed boolean not null,
  derived_on date not null,
  -- The record_version it was worked out from.
  record_version integer not null,
  up_to_date boolean not null,
  -- Place in the pharmacist's queue; null where nothing waits there.
  pharmacy_place integer,
  -- Roles that have to answer the first finding that waits for a decision.
  decide_roles text[] not null default '{}',
  -- What the row is found by beside the name: words of its conditions and medicines, in order.
  words text[] not null default '{}',
  -- The rules that speak, and the one that speaks first: what the next row is held against, without reading the row itself.
  rules text[] not null default '{}',
  first_rule text,
  row json not null,
  primary key (organization_id, patient_id),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
-- A row of two or three kilobytes stays in line: put apart it would be two writes and two indexes more, and one more look for each row of a page.
) with (toast_tuple_target = 8160);

create index registry_by_urgency on registry_row (organization_id, urgency, patient_id);
create index registry_by_name on registry_row (organization_id, sort_name, patient_id);
create index registry_by_step on registry_row (organization_id, step, patient_id);
create index registry_by_change on registry_row (organization_id, change, patient_id);
create index registry_by_weeks on registry_row (organization_id, weeks, patient_id);
create index registry_by_next_visit on registry_row (organization_id, next_visit, patient_id);
create index registry_by_last_contact on registry_row (organization_id, last_contact, patient_id);
create index registry_safety on registry_row (organization_id, urgency, patient_id) where in_safety;
create index registry_decide_now on registry_row (organization_id, urgency, patient_id) where in_decide_now;
create index registry_not_improving on registry_row (organization_id, urgency, patient_id) where in_not_improving;
create index registry_overdue on registry_row (organization_id, urgency, patient_id) where in_overdue;
create index registry_lost_to_contact on registry_row (organization_id, urgency, patient_id) where in_lost_to_contact;
create index registry_unknown_to_ask on registry_row (organization_id, urgency, patient_id) where in_unknown_to_ask;
create index registry_labs_due on registry_row (organization_id, urgency, patient_id) where in_labs_due;
create index registry_refill_gap on registry_row (organization_id, urgency, patient_id) where in_refill_gap;
create index registry_ready_to_step_down on registry_row (organization_id, urgency, patient_id) where in_ready_to_step_down;
create index registry_pharmacy on registry_row (organization_id, pharmacy_place, patient_id) where pharmacy_place is not null;
create index registry_interpreter on registry_row (organization_id, urgency, patient_id) where interpreter_needed;
-- Counts of all views and groups in one look. Few combinations, so the index is small: equal keys are stored once.
create index registry_counts on registry_row (organization_id, group_place, in_safety, in_decide_now, in_not_improving, in_overdue,
  in_lost_to_contact,  in_unknown_to_ask, in_labs_due, in_refill_gap, in_ready_to_step_down);
create index registry_derived_on on registry_row (organization_id, derived_on, patient_id);

alter table registry_row enable row level security, force row level security;
create policy own_organization on registry_row as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy clinical_all on registry_row to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
create policy quality_read on registry_row for select to accord_app using ((select acting_role()) = 'quality-lead');
grant select, insert, update on registry_row to accord_app;

-- The words a row is found by, and those of the person's identifiers. Kept by the database alone, so that they cannot fall behind either.
create table registry_word (
  organization_id uuid not null,
  word text collate "C" not null,
  patient_id uuid not null,
  origin text not null check (origin in ('row', 'identifier')),
  primary key (organization_id, word, patient_id, origin),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);
create index registry_word_patient on registry_word (organization_id, patient_id, word);

create function registry_words_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from registry_word where organization_id = old.organization_id and patient_id = old.patient_id and origin = 'row';
  end if;
  insert into registry_word (organization_id, word, patient_id, origin)
    select new.organization_id, one.word, new.patient_id, 'row' from unnest(new.words) as one(word) on conflict do nothing;
  return null;
end $$;
create trigger words_kept after insert on registry_row for each row execute function registry_words_changed();
create trigger words_changed after update of words on registry_row for each row
  when (old.words is distinct from new.words) execute function registry_words_changed();

alter table registry_word enable row level security, force row level security;
create policy own_organization on registry_word as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy clinical_all on registry_word to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
-- Who may not read identifiers must not guess them by searching either.
create policy quality_read on registry_word for select to accord_app using ((select acting_role()) = 'quality-lead' and origin = 'row');
grant select, insert, delete on registry_word to accord_app;
