-- For whom each rule of a playbook began to speak, month by month: written where the registry row is put, so it costs no trip.
-- One line a patient, rule and month, however often the rule came and went, so that rebuilding a row never counts twice.

create table rule_firing (
  organization_id uuid not null,
  rule text not null,
  -- Id and version of the playbook it spoke under.
  playbook text not null,
  -- First day of the month, in the organisation's zone.
  month date not null,
  patient_id uuid not null,
  -- It became the first finding, not one that stands beside it.
  first boolean not null,
  primary key (organization_id, playbook, rule, month, patient_id),
  foreign key (organization_id, patient_id) references patient (organization_id, id)
);
alter table rule_firing enable row level security, force row level security;
create policy own_organization on rule_firing as restrictive to accord_app
  using (organization_id = (select acting_organization())) with check (organization_id = (select acting_organization()));
create policy clinical_all on rule_firing to accord_app
  using ((select acts_clinically() or acts_as_system())) with check ((select acts_clinically() or acts_as_system()));
create policy quality_read on rule_firing for select to accord_app using ((select acting_role()) = 'quality-lead');
grant select, insert, update on rule_firing to accord_app;

-- Puts the row of one patient under the patient's lock, and notes which rules begin to speak: one that did not before, or was not the first.
create function put_registry_row(
  p_patient uuid, p_playbook text,
  p_group_place smallint, p_urgency double precision, p_sort_name text, p_step double precision, p_change double precision,
  p_weeks double precision, p_next_visit timestamptz, p_last_contact date, p_in_safety boolean, p_in_decide_now boolean,
  p_in_not_improving boolean, p_in_overdue boolean, p_in_lost_to_contact boolean, p_in_unknown_to_ask boolean,
  p_in_labs_due boolean, p_in_refill_gap boolean, p_in_ready_to_step_down boolean, p_interpreter_needed boolean,
  p_derived_on date, p_record_version integer, p_up_to_date boolean, p_decide_roles text[], p_words text[], p_rules text[],
  p_first_rule text, p_pharmacy_place integer, p_row json
) returns void
language plpgsql volatile set search_path = accord, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  v_organization uuid := acting_organization();
  v_rules text[];
  v_first_rule text;
  v_known boolean;
begin
  select r.rules, r.first_rule into v_rules, v_first_rule
    from registry_row r where r.organization_id = v_organization and r.patient_id = p_patient;
  v_known := found;
  if not v_known or v_rules <> p_rules or v_first_rule is distinct from p_first_rule then
    insert into rule_firing as f (organization_id, rule, playbook, month, patient_id, first)
    select v_organization, said.rule, p_playbook, date_trunc('month', p_derived_on)::date, p_patient, said.rule is not distinct from p_first_rule
      from unnest(p_rules) as said(rule)
     where not v_known or said.rule <> all(v_rules)
        or (said.rule = p_first_rule and v_first_rule is distinct from p_first_rule)
    on conflict (organization_id, playbook, rule, month, patient_id) do update set first = true where excluded.first and not f.first;
  end if;
  if v_known then
    update registry_row r set
      group_place = p_group_place, urgency = p_urgency, sort_name = p_sort_name, step = p_step, change = p_change,
      weeks = p_weeks, next_visit = p_next_visit, last_contact = p_last_contact, in_safety = p_in_safety,
      in_decide_now = p_in_decide_now, in_not_improving = p_in_not_improving, in_overdue = p_in_overdue,
      in_lost_to_contact = p_in_lost_to_contact, in_unknown_to_ask = p_in_unknown_to_ask, in_labs_due = p_in_labs_due,
      in_refill_gap = p_in_refill_gap, in_ready_to_step_down = p_in_ready_to_step_down,
      interpreter_needed = p_interpreter_needed, derived_on = p_derived_on, record_version = p_record_version,
      up_to_date = p_up_to_date, decide_roles = p_decide_roles, words = p_words, rules = p_rules, first_rule = p_first_rule,
      pharmacy_place = p_pharmacy_place, row = p_row
     where r.organization_id = v_organization and r.patient_id = p_patient;
  else
    insert into registry_row (organization_id, patient_id,
      group_place, urgency, sort_name, step, change, weeks, next_visit, last_contact, in_safety, in_decide_now,
      in_not_improving, in_overdue, in_lost_to_contact, in_unknown_to_ask, in_labs_due, in_refill_gap, in_ready_to_step_down,
      interpreter_needed, derived_on, record_version, up_to_date, decide_roles, words, rules, first_rule, pharmacy_place, row)
    values (v_organization, p_patient,
      p_group_place, p_urgency, p_sort_name, p_step, p_change, p_weeks, p_next_visit, p_last_contact, p_in_safety,
      p_in_decide_now, p_in_not_improving, p_in_overdue, p_in_lost_to_contact, p_in_unknown_to_ask, p_in_labs_due,
      p_in_refill_gap, p_in_ready_to_step_down, p_interpreter_needed, p_derived_on, p_record_version, p_up_to_date,
      p_decide_roles, p_words, p_rules, p_first_rule, p_pharmacy_place, p_row);
  end if;
end $$;
grant execute on function put_registry_row(uuid, text,
  smallint, double precision, text, double precision, double precision, double precision, timestamptz, date, boolean, boolean,
  boolean, boolean, boolean, boolean, boolean, boolean, boolean, boolean, date, integer, boolean, text[], text[], text[], text,
  integer, json) to accord_app;
