-- What people decided on findings, counted by rule for the whole clinic.

create index entry_decisions on entry (organization_id, patient_id, id) where kind = 'decision';

-- Counts alone, for clinicians and for the quality lead, who may read no entry. The owner's own policy keeps it to the acting organisation.
-- Decisions taken back or replaced do not count.
create function decision_counts() returns table (rule text, action text, reason text, people bigint, decisions bigint)
language plpgsql stable security definer set search_path = accord, pg_temp as $$
begin
  if not (acts_clinically() or acts_as_system() or acting_role() = 'quality-lead') then
    raise exception 'decisions are counted for clinicians and the quality lead' using errcode = '42501';
  end if;
  return query
    with said as materialized (
      select e.patient_id, e.id, e.body->>'rule' as rule, e.body->>'action' as action, e.body->>'reasonCode' as reason,
             e.body->>'retracts' as retracts, e.body->>'replaces' as replaces
        from entry e
       where e.organization_id = acting_organization() and e.kind = 'decision' and e.label <> 'psychotherapy-notes')
    select s.rule, s.action, s.reason, count(distinct s.patient_id), count(*)
      from said s
     where s.retracts is null
       and not exists (select from said later where later.patient_id = s.patient_id and s.id in (later.retracts, later.replaces))
     group by s.rule, s.action, s.reason;
end $$;
grant execute on function decision_counts() to accord_app;
grant execute on function acts_clinically(), acts_as_system(), acting_role(), acting_organization() to accord_auditor;
alter function decision_counts() owner to accord_auditor;
