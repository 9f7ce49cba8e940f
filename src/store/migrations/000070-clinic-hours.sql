-- When someone at the clinic reads what comes in, and in which country its patients call for help.

-- Product default, as the crisis lines that Accord ships are those of the United States.
alter table organization add column country text not null default 'US' check (country ~ '^[A-Z]{2}$');

-- Hours by the organisation's own clock. No row at all = the product default, Monday to Friday 9:00 to 17:00.
create table clinic_hours (
  organization_id uuid not null references organization,
  -- ISO: 1 = Monday, 7 = Sunday.
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  -- 24:00 = the end of the day.
  closes time not null check (closes > opens),
  primary key (organization_id, weekday, opens)
);
alter table clinic_hours enable row level security, force row level security;
create policy own_organization on clinic_hours as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy everyone_read on clinic_hours for select to accord_app using ((select acting_role()) <> '');
create policy system_all on clinic_hours to accord_app using ((select acts_as_system())) with check ((select acts_as_system()));
grant select, insert, update, delete on clinic_hours to accord_app;

-- A patient sent it while nobody was at the clinic.
alter table safety_alert add column after_hours boolean not null default false;

-- As before, and keeps of each alert whether it came after hours.
create or replace function keep_entries(
  p_patient uuid, p_record_version integer, p_file_version integer, p_now timestamptz,
  p_ids text[], p_kinds text[], p_ats text[], p_labels text[], p_bodies text[],
  p_alerts json
) returns table (record_version integer, file_version integer)
language plpgsql volatile set search_path = accord, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  v_organization uuid := acting_organization();
  v_version integer := p_record_version;
  v_kept integer;
begin
  perform from patient p
    where p.organization_id = v_organization and p.id = p_patient and p.record_version = p_record_version and p.file_version = p_file_version
    for update;
  if not found then
    raise exception 'the patient''s file has moved on' using errcode = '40001';
  end if;

  insert into entry (organization_id, patient_id, id, kind, at, label, kept_by, kept_at, version, body)
  select v_organization, p_patient, e.id, e.kind, e.at, e.label, acting_person(), p_now, v_version + e.number::integer, e.body::json
    from unnest(p_ids, p_kinds, p_ats, p_labels, p_bodies) with ordinality as e(id, kind, at, label, body, number)
  on conflict (organization_id, patient_id, id) do nothing;
  get diagnostics v_kept = row_count;
  if v_kept <> cardinality(p_ids) then
    raise exception 'an entry of this id exists' using errcode = '23505';
  end if;
  v_version := v_version + v_kept;

  if json_array_length(p_alerts) > 0 then
    insert into safety_alert (organization_id, id, patient_id, entry_id, rule, severity, message, for_roles, owners, opened_at, due_at,
      after_hours)
    select v_organization, a.id, p_patient, a."entryId", a.rule, a.severity, a.message, a."forRoles", a.owners, p_now, a."dueAt",
        coalesce(a."afterHours", false)
      from json_to_recordset(p_alerts) as a(id uuid, "entryId" text, rule text, severity text, message text, "forRoles" text[],
        owners uuid[], "dueAt" timestamptz, "afterHours" boolean)
    on conflict (organization_id, patient_id, rule, entry_id) do nothing;
    insert into outbox (organization_id, id, patient_id, kind) values (v_organization, gen_random_uuid(), p_patient, 'alert-changed');
  end if;
  insert into outbox (organization_id, id, patient_id, kind) values (v_organization, gen_random_uuid(), p_patient, 'patient-changed');

  perform audit_append(p_patient, 'entries-kept', json_build_object(
    'entries', (select json_agg(json_build_array(e.id, encode(sha256(convert_to(e.body, 'UTF8')), 'hex')) order by e.number)
                  from unnest(p_ids, p_bodies) with ordinality as e(id, body, number)),
    'alerts', (select coalesce(json_agg(a.value ->> 'id'), '[]') from json_array_elements(p_alerts) a)
  )::text);
  return query update patient p set record_version = v_version where p.organization_id = v_organization and p.id = p_patient
    returning p.record_version, p.file_version;
end $$;
