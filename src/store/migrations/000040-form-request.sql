-- Forms that the clinic asked a patient to fill in without an account: by a one-time link, or on a tablet of the clinic's.

create table form_request (
  organization_id uuid not null references organization,
  id uuid not null,
  patient_id uuid not null,
  instruments text[] not null check (cardinality(instruments) between 1 and 20),
  language text not null,
  mode text not null check (mode in ('link', 'kiosk')),
  completed_by text not null default 'patient' check (completed_by in ('patient', 'caregiver')),
  why text not null default '',
  asked_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  -- SHA-256 of the secret in the link: a copy of this table opens no form.
  secret_hash text not null,
  -- Wrong birth dates in a row; at the limit the link is shut until the clinic sends a new one.
  birth_tries smallint not null default 0,
  locked_at timestamptz,
  opened_at timestamptz,
  begun_at timestamptz,
  answered_at timestamptz,
  cancelled_at timestamptz,
  -- Since when the clinic should remind; null = not yet, or done.
  remind_since timestamptz,
  reminded_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, patient_id) references patient (organization_id, id),
  foreign key (organization_id, asked_by) references person (organization_id, id)
);
create index form_request_patient on form_request (organization_id, patient_id, asked_at desc);
create index form_request_open on form_request (organization_id, asked_at) where answered_at is null and cancelled_at is null;

-- What was answered so far, saved with each question. The record gets the form when it is handed in, or at once where an answer raises an alert.
create table form_answer (
  organization_id uuid not null,
  request_id uuid not null,
  instrument text not null,
  -- By item; null = would rather not say; absent = not come to yet.
  answers jsonb not null,
  -- The entry of the record that holds this form so far, and the alerts it raised.
  entry_id text,
  raised text[] not null default '{}',
  saved_at timestamptz not null,
  primary key (organization_id, request_id, instrument),
  foreign key (organization_id, request_id) references form_request (organization_id, id)
);

-- A registry row says what was asked for and not answered, so it is part of the file that is remembered.
-- Its owner alone can let the owner of the table hang it there.
set local role accord_auditor;
grant execute on function patient_file_changed() to accord_owner;
set local role accord_owner;
create trigger file_changed after insert or update or delete on form_request for each row execute function patient_file_changed();

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['form_request', 'form_answer'] loop
    execute format('alter table %I enable row level security, force row level security', tenant_table);
    execute format('create policy own_organization on %I as restrictive to accord_app
      using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()))',
      tenant_table);
  end loop;
end $$;
grant select, insert on form_request, form_answer to accord_app;
-- Whom a form is for, which it is and who asked never changes.
grant update (secret_hash, expires_at, mode, birth_tries, locked_at, opened_at, begun_at, answered_at, cancelled_at, remind_since,
  reminded_at) on form_request to accord_app;
grant update (answers, entry_id, raised, saved_at) on form_answer to accord_app;

create policy clinical_all on form_request to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
-- The front desk hands out the tablet for a form that a clinician asked for.
create policy desk_read on form_request for select to accord_app using ((select acting_role()) = 'front-desk');
create policy desk_update on form_request for update to accord_app
  using ((select acting_role()) = 'front-desk') with check ((select acting_role()) = 'front-desk');
create policy clinical_all on form_answer to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));

-- Whoever holds a link or the tablet acts as `form-link`, and their "person" is the request itself: they reach that request, what
-- it needs to be kept, and nothing else. A request that was handed in or called off opens nothing any more.
create policy own_read on form_request for select to accord_app
  using ((select acting_role()) = 'form-link' and id = (select acting_person()));
create policy own_update on form_request for update to accord_app
  using ((select acting_role()) = 'form-link' and id = (select acting_person()) and answered_at is null and cancelled_at is null)
  with check ((select acting_role()) = 'form-link' and id = (select acting_person()));

create function acting_form_patient() returns uuid language sql stable parallel safe as $$
  select r.patient_id from form_request r
   where acting_role() = 'form-link' and r.organization_id = acting_organization() and r.id = acting_person()
     and r.answered_at is null and r.cancelled_at is null and r.locked_at is null
$$;
grant execute on function acting_form_patient() to accord_app, accord_auditor, accord_dispatcher;

create policy own_all on form_answer to accord_app
  using ((select acting_role()) = 'form-link' and request_id = (select acting_person()) and (select acting_form_patient()) is not null)
  with check ((select acting_role()) = 'form-link' and request_id = (select acting_person())
    and (select acting_form_patient()) is not null);

-- The patient's line is locked and its version moved on by every write; nothing else of it may be changed by a form.
-- The role is asked first in each policy below, so that other people's statements never look the request up.
create policy form_read on patient for select to accord_app
  using ((select acting_role()) = 'form-link' and id = (select acting_form_patient()));
create policy form_count on patient for update to accord_app
  using ((select acting_role()) = 'form-link' and id = (select acting_form_patient()))
  with check ((select acting_role()) = 'form-link' and id = (select acting_form_patient()));
create function form_may_not() returns trigger language plpgsql set search_path = accord, pg_temp as $$
begin
  raise exception 'a form may not change this' using errcode = '42501';
end $$;
create trigger form_leaves_the_patient before update of name, birth_date, sex, language, interpreter_needed on patient
  for each row when (acting_role() = 'form-link') execute function form_may_not();

-- Nor does a form lengthen its own time or make its own key.
create trigger form_keeps_its_terms before update of secret_hash, expires_at, mode on form_request
  for each row when (acting_role() = 'form-link') execute function form_may_not();

-- Who is to be told: the patient's own care team.
create policy form_read on care_team_member for select to accord_app
  using ((select acting_role()) = 'form-link' and patient_id = (select acting_form_patient()));
create policy form_read on person for select to accord_app
  using ((select acting_role()) = 'form-link' and exists (select from care_team_member t
    where t.organization_id = person.organization_id and t.person_id = person.id
      and t.patient_id = (select acting_form_patient())));

-- Of the record, what this very form kept; and only what a patient can say of themselves.
create policy form_read on entry for select to accord_app
  using ((select acting_role()) = 'form-link' and patient_id = (select acting_form_patient()) and kept_by = (select acting_person()));
create policy form_insert on entry for insert to accord_app
  with check ((select acting_role()) = 'form-link' and patient_id = (select acting_form_patient()) and kept_by = (select acting_person())
    and label = 'general'
    and kind in ('score', 'diary', 'adherence', 'side-effect') and body ->> 'kind' = kind and body -> 'author' ->> 'role' = 'patient');

create policy form_read on safety_alert for select to accord_app
  using ((select acting_role()) = 'form-link' and patient_id = (select acting_form_patient()) and exists (select from entry e
    where e.organization_id = safety_alert.organization_id and e.patient_id = safety_alert.patient_id and e.id = safety_alert.entry_id));
create policy form_insert on safety_alert for insert to accord_app
  with check ((select acting_role()) = 'form-link' and patient_id = (select acting_form_patient()) and state = 'open' and exists (select from entry e
    where e.organization_id = safety_alert.organization_id and e.patient_id = safety_alert.patient_id and e.id = safety_alert.entry_id));

create policy form_insert on outbox for insert to accord_app
  with check ((select acting_role()) = 'form-link' and patient_id = (select acting_form_patient()));
