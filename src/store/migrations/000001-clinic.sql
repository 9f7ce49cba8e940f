-- The clinic, its people and its patients. Every tenant table: organization_id first in every key, row-level security forced.

-- Who acts, from the transaction's settings. Unset or empty = nobody: every policy then says no.
create function acting_organization() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('accord.organization', true), '')::uuid $$;
create function acting_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('accord.person', true), '')::uuid $$;
create function acting_patient() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('accord.patient', true), '')::uuid $$;
create function acting_role() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('accord.role', true), '') $$;
-- Reads and writes the clinical record of the organisation's patients.
create function acts_clinically() returns boolean language sql stable parallel safe
  as $$ select acting_role() in ('therapist', 'prescriber', 'care-manager', 'pharmacist') $$;
create function acts_as_staff() returns boolean language sql stable parallel safe
  as $$ select acts_clinically() or acting_role() in ('front-desk', 'quality-lead') $$;
create function acts_as_system() returns boolean language sql stable parallel safe
  as $$ select acting_role() = 'system' $$;
grant execute on function acting_organization(), acting_person(), acting_patient(), acting_role(), acts_clinically(),
  acts_as_staff(), acts_as_system() to accord_app, accord_dispatcher, accord_auditor;

create table organization (
  organization_id uuid primary key,
  name text not null,
  time_zone text not null,
  created_at timestamptz not null default now()
);

create table person (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null,
  initials text not null,
  role text not null check (role in
    ('therapist', 'prescriber', 'care-manager', 'pharmacist', 'front-desk', 'quality-lead', 'patient', 'support-person')),
  role_title text not null,
  email text,
  about text not null default '',
  patient_id uuid,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index person_email on person (organization_id, lower(email)) where email is not null;

create table patient (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null,
  birth_date date,
  sex text,
  language text,
  interpreter_needed boolean not null default false,
  -- How many entries were ever kept: grows by one with each, so it names a state of the record.
  record_version integer not null default 0,
  -- Grows with each change of what else a registry row is worked out from: the details above, care team, appointments, alerts.
  file_version integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
alter table person add foreign key (organization_id, patient_id) references patient (organization_id, id);

create table patient_identifier (
  organization_id uuid not null,
  system text not null,
  value text not null,
  patient_id uuid not null,
  primary key (organization_id, system, value),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);
create index patient_identifier_patient on patient_identifier (organization_id, patient_id);

-- The words of a patient's name, lower case and without accents, so that the start of any of them finds the patient.
create table patient_word (
  organization_id uuid not null,
  word text collate "C" not null,
  patient_id uuid not null,
  primary key (organization_id, word, patient_id),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);
create index patient_word_patient on patient_word (organization_id, patient_id);

create table care_team_member (
  organization_id uuid not null,
  patient_id uuid not null,
  person_id uuid not null,
  role text not null,
  track text not null check (track in ('therapy', 'medication', 'both', 'none')),
  since timestamptz not null default now(),
  primary key (organization_id, patient_id, person_id),
  foreign key (organization_id, patient_id) references patient (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id)
);
create index care_team_member_person on care_team_member (organization_id, person_id, patient_id);

create table appointment (
  organization_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  -- Wall time with the offset it was booked in.
  start_text text not null,
  starts_at timestamptz not null,
  minutes integer not null check (minutes > 0),
  type text not null,
  modality text not null,
  clinicians uuid[] not null default '{}',
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);
create index appointment_patient on appointment (organization_id, patient_id, starts_at);

-- One line of the append-only record. `body` is the entry exactly as kept; the columns beside it are read from it.
create table entry (
  organization_id uuid not null,
  patient_id uuid not null,
  id text not null,
  kind text not null,
  at text not null,
  label text not null default 'general',
  -- The person whose transaction kept it: for psychotherapy notes the only one who may read it.
  kept_by uuid not null,
  kept_at timestamptz not null default now(),
  -- The patient's record_version this entry made.
  version integer not null,
  body json not null,
  primary key (organization_id, patient_id, id),
  unique (organization_id, patient_id, version),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);

create table safety_alert (
  organization_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  entry_id text not null,
  rule text not null,
  severity text not null check (severity in ('emergency', 'same-day', 'ask')),
  message text not null,
  for_roles text[] not null,
  owners uuid[] not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  -- A patient sent it while nobody was at the clinic.
  after_hours boolean not null default false,
  state text not null default 'open' check (state in ('open', 'acknowledged', 'closed')),
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  note text,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, patient_id, rule, entry_id),
  foreign key (organization_id, patient_id) references patient (organization_id, id),
  foreign key (organization_id, patient_id, entry_id) references entry (organization_id, patient_id, id),
  foreign key (organization_id, acknowledged_by) references person (organization_id, id),
  check ((state = 'open') = (acknowledged_by is null and acknowledged_at is null and note is null))
);
create index safety_alert_open on safety_alert (organization_id, due_at, id) where state = 'open';

-- Whoever remembers a patient's file learns here that it is out of date. The row is touched whatever the acting role may do to it.
create function patient_file_changed() returns trigger language plpgsql security definer set search_path = accord, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    update patient set file_version = file_version + 1 where organization_id = old.organization_id and id = old.patient_id;
  end if;
  if tg_op = 'INSERT' or new.patient_id is distinct from old.patient_id then
    update patient set file_version = file_version + 1 where organization_id = new.organization_id and id = new.patient_id;
  end if;
  return null;
end $$;
create function patient_details_changed() returns trigger language plpgsql set search_path = accord, pg_temp as $$
begin
  new.file_version := old.file_version + 1;
  return new;
end $$;
create function person_details_changed() returns trigger language plpgsql security definer set search_path = accord, pg_temp as $$
begin
  update patient p set file_version = file_version + 1
   where p.organization_id = new.organization_id
     and p.id in (select t.patient_id from care_team_member t where t.organization_id = new.organization_id and t.person_id = new.id);
  return null;
end $$;
create trigger file_changed after insert or update or delete on care_team_member for each row execute function patient_file_changed();
create trigger file_changed after insert or update or delete on appointment for each row execute function patient_file_changed();
create trigger file_changed after insert or update or delete on safety_alert for each row execute function patient_file_changed();
create trigger file_changed before update of name, birth_date, sex, language, interpreter_needed on patient
  for each row execute function patient_details_changed();
create trigger file_changed after update of name, initials on person for each row execute function person_details_changed();

-- Shut for everyone, in every organisation but the acting one; the policies below open it by role.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['organization', 'person', 'patient', 'patient_identifier', 'patient_word',
    'care_team_member', 'appointment', 'entry', 'safety_alert'] loop
    execute format('alter table %I enable row level security, force row level security', tenant_table);
    execute format('create policy own_organization on %I as restrictive to accord_app
      using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()))',
      tenant_table);
  end loop;
end $$;

grant select, insert, update on organization, person to accord_app;
grant select, insert on patient to accord_app;
grant update (name, birth_date, sex, language, interpreter_needed, record_version) on patient to accord_app;
grant select, insert, delete on patient_identifier, patient_word, care_team_member to accord_app;
grant update (role, track) on care_team_member to accord_app;
grant select, insert, update, delete on appointment to accord_app;
grant select, insert on entry to accord_app;
grant select, insert on safety_alert to accord_app;
grant update (owners, state, acknowledged_by, acknowledged_at, note, version) on safety_alert to accord_app;

create policy everyone_read on organization for select to accord_app using ((select acting_role()) <> '');
create policy system_all on organization to accord_app using ((select acts_as_system())) with check ((select acts_as_system()));

create policy staff_read on person for select to accord_app using ((select acts_as_staff()));
create policy self_read on person for select to accord_app using (id = (select acting_person()));
create policy own_team_read on person for select to accord_app
  using ((select acting_role()) = 'patient' and exists (select from care_team_member t
    where t.organization_id = person.organization_id and t.person_id = person.id and t.patient_id = (select acting_patient())));
create policy system_all on person to accord_app using ((select acts_as_system())) with check ((select acts_as_system()));

create policy staff_all on patient to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
create policy desk_read on patient for select to accord_app using ((select acting_role()) = 'front-desk');
create policy own_read on patient for select to accord_app
  using ((select acting_role()) = 'patient' and id = (select acting_patient()));

create policy staff_all on patient_identifier to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
create policy desk_read on patient_identifier for select to accord_app using ((select acting_role()) = 'front-desk');

create policy staff_all on patient_word to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
create policy search_read on patient_word for select to accord_app
  using ((select acting_role()) in ('front-desk', 'quality-lead'));

create policy staff_all on care_team_member to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
create policy other_staff_read on care_team_member for select to accord_app
  using ((select acting_role()) in ('front-desk', 'quality-lead'));
create policy own_read on care_team_member for select to accord_app
  using ((select acting_role()) = 'patient' and patient_id = (select acting_patient()));

create policy staff_all on appointment to accord_app
  using ((select acts_clinically() or acts_as_system() or acting_role() = 'front-desk'))
  with check ((select acts_clinically() or acts_as_system() or acting_role() = 'front-desk'));
create policy own_read on appointment for select to accord_app
  using ((select acting_role()) = 'patient' and patient_id = (select acting_patient()));

-- Psychotherapy notes: their author, nobody else, not even the program's own work.
create policy clinical_all on entry to accord_app
  using ((select acts_clinically() or acts_as_system())
    and (label <> 'psychotherapy-notes' or ((select acts_clinically()) and kept_by = (select acting_person()))))
  with check ((select acts_clinically() or acts_as_system())
    and (label <> 'psychotherapy-notes' or (select acts_clinically())) and kept_by = (select acting_person()));
create policy own_read on entry for select to accord_app
  using ((select acting_role()) = 'patient' and patient_id = (select acting_patient()) and label <> 'psychotherapy-notes');

create policy clinical_all on safety_alert to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));

-- Which organisations there are: for work that goes through all of them in turn.
grant select on organization to accord_dispatcher;
create policy dispatcher_read on organization for select to accord_dispatcher using (true);
create function organization_ids() returns setof uuid language sql stable security definer set search_path = accord, pg_temp
  as $$ select organization_id from organization order by organization_id $$;
grant execute on function organization_ids() to accord_app;
alter function organization_ids() owner to accord_dispatcher;

-- The file's version is raised by triggers alone, within the acting organisation.
grant select (organization_id, id, file_version), update (file_version) on patient to accord_auditor;
grant select (organization_id, patient_id, person_id) on care_team_member to accord_auditor;
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['patient', 'care_team_member'] loop
    execute format('create policy auditor_own_organization on %I as restrictive to accord_auditor
      using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()))',
      tenant_table);
  end loop;
end $$;
create policy file_version_raise on patient to accord_auditor using (true) with check (true);
create policy file_version_read on care_team_member for select to accord_auditor using (true);
alter function patient_file_changed() owner to accord_auditor;
alter function person_details_changed() owner to accord_auditor;
