-- The two trips of a write. Both run with the caller's own rights: every row policy holds inside them.

-- All a registry row is worked out from, read in one statement, so it is one moment's truth. Entries are left out where the
-- caller already has those of this very version. Psychotherapy notes never enter what is derived. PL/pgSQL, because it keeps the
-- plan: planned anew at each call it took five times as long.
create function patient_file(p_patient uuid, p_known_version integer, p_since timestamptz)
returns table (patient json, record_version integer, file_version integer, entries json, team json, appointments json, open_alerts json, asked json)
language plpgsql stable set search_path = accord, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select
    json_build_object('id', p.id, 'name', p.name, 'birthDate', p.birth_date, 'sex', p.sex, 'language', p.language,
      'interpreterNeeded', p.interpreter_needed),
    p.record_version, p.file_version,
    case when p.record_version = p_known_version then null else
      (select coalesce(json_agg(e.body order by e.version), '[]') from entry e
        where e.organization_id = p.organization_id and e.patient_id = p.id and e.label <> 'psychotherapy-notes') end,
    (select coalesce(json_agg(json_build_object('personId', t.person_id, 'name', m.name, 'initials', m.initials, 'role', t.role,
        'track', t.track) order by t.track, m.name, t.person_id), '[]')
      from care_team_member t
      join person m on m.organization_id = t.organization_id and m.id = t.person_id
      where t.organization_id = p.organization_id and t.patient_id = p.id),
    (select coalesce(json_agg(json_build_object('id', a.id, 'start', a.start_text, 'minutes', a.minutes, 'type', a.type,
        'modality', a.modality, 'clinicians', a.clinicians) order by a.starts_at, a.id), '[]')
      from appointment a
      where a.organization_id = p.organization_id and a.patient_id = p.id and a.starts_at >= p_since),
    (select coalesce(json_agg(json_build_object('id', s.id, 'rule', s.rule, 'severity', s.severity, 'message', s.message,
        'entryId', s.entry_id, 'state', s.state) order by s.opened_at, s.id), '[]')
      from safety_alert s
      where s.organization_id = p.organization_id and s.patient_id = p.id and s.state = 'open'),
    (select coalesce(json_agg(json_build_object('on', to_char(r.asked_at at time zone o.time_zone, 'YYYY-MM-DD'),
        'expiresOn', to_char(r.expires_at at time zone o.time_zone, 'YYYY-MM-DD'), 'instruments', r.instruments,
        'state', case when r.locked_at is not null then 'locked' when r.begun_at is not null then 'begun'
          when r.opened_at is not null then 'opened' else 'sent' end,
        'remind', r.remind_since is not null) order by r.asked_at desc, r.id desc), '[]')
      from form_request r
      join organization o on o.organization_id = r.organization_id
      where r.organization_id = p.organization_id and r.patient_id = p.id and r.answered_at is null and r.cancelled_at is null)
  from patient p
  where p.organization_id = (select acting_organization()) and p.id = p_patient;
end $$;
grant execute on function patient_file(uuid, integer, timestamptz) to accord_app;

-- The same under the patient's lock, so writes about one patient are taken in turn. Two statements on purpose: what is read
-- after the wait must be what the writer before left, not what stood when the waiting began.
create function lock_patient(p_patient uuid, p_known_version integer, p_since timestamptz)
returns table (patient json, record_version integer, file_version integer, entries json, team json, appointments json, open_alerts json, asked json)
language plpgsql volatile set search_path = accord, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  perform from patient p where p.organization_id = acting_organization() and p.id = p_patient for update;
  return query select * from patient_file(p_patient, p_known_version, p_since);
end $$;
grant execute on function lock_patient(uuid, integer, timestamptz) to accord_app;

-- Keeps entries, the alerts they raise, the word to the outside and the audit event, and gives the file version the patient now has; the
-- record version is the one given and as many more as there are entries. Takes the patient's lock where the caller does not hold it. What
-- they were worked out from was the file at the two given versions: where it has moved on (or may not be seen), nothing is kept and the
-- error is 40001. An id that is taken, also by an entry the caller may not see, is 23505.
create function keep_entries(
  p_patient uuid, p_record_version integer, p_file_version integer, p_now timestamptz,
  p_ids text[], p_kinds text[], p_ats text[], p_labels text[], p_bodies text[],
  p_alerts json
) returns integer
language plpgsql volatile set search_path = accord, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  v_organization uuid := acting_organization();
  v_file_version integer := p_file_version;
  v_digests json[] := '{}';
  v_alerts json := '[]';
begin
  update patient p set record_version = p_record_version + cardinality(p_ids)
    where p.organization_id = v_organization and p.id = p_patient and p.record_version = p_record_version and p.file_version = p_file_version;
  if not found then
    raise exception 'the patient''s file has moved on' using errcode = '40001';
  end if;

  insert into entry (organization_id, patient_id, id, kind, at, label, kept_by, kept_at, version, body)
  select v_organization, p_patient, e.id, e.kind, e.at, e.label, acting_person(), p_now, p_record_version + e.number::integer, e.body::json
    from unnest(p_ids, p_kinds, p_ats, p_labels, p_bodies) with ordinality as e(id, kind, at, label, body, number);

  if json_array_length(p_alerts) > 0 then
    insert into safety_alert (organization_id, id, patient_id, entry_id, rule, severity, message, for_roles, owners, opened_at, due_at,
      after_hours)
    select v_organization, a.id, p_patient, a."entryId", a.rule, a.severity, a.message, a."forRoles", a.owners, p_now, a."dueAt",
        coalesce(a."afterHours", false)
      from json_to_recordset(p_alerts) as a(id uuid, "entryId" text, rule text, severity text, message text, "forRoles" text[],
        owners uuid[], "dueAt" timestamptz, "afterHours" boolean)
    on conflict (organization_id, patient_id, rule, entry_id) do nothing;
    insert into outbox (organization_id, id, patient_id, kind) values (v_organization, gen_random_uuid(), p_patient, 'alert-changed');
    v_alerts := (select json_agg(a.value ->> 'id') from json_array_elements(p_alerts) a);
    v_file_version := (select p.file_version from patient p where p.organization_id = v_organization and p.id = p_patient);
  end if;
  insert into outbox (organization_id, id, patient_id, kind) values (v_organization, gen_random_uuid(), p_patient, 'patient-changed');

  for v_number in 1 .. cardinality(p_ids) loop
    v_digests := v_digests || json_build_array(p_ids[v_number], encode(sha256(convert_to(p_bodies[v_number], 'UTF8')), 'hex'));
  end loop;
  perform audit_append(p_patient, 'entries-kept', json_build_object('entries', array_to_json(v_digests), 'alerts', v_alerts)::text);
  return v_file_version;
end $$;
grant execute on function keep_entries(uuid, integer, integer, timestamptz, text[], text[], text[], text[], text[], json) to accord_app;
